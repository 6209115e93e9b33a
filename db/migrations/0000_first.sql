CREATE TABLE "api_keys" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"digest" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"wave_id" text NOT NULL,
	"id" text NOT NULL,
	"audience" text NOT NULL,
	"locale" text NOT NULL,
	"answers" jsonb NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "drafts_wave_id_id_pk" PRIMARY KEY("wave_id","id")
);
--> statement-breakpoint
CREATE TABLE "published_figures" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"study_id" text NOT NULL,
	"id" text NOT NULL,
	"audience" text NOT NULL,
	"item" text NOT NULL,
	"measure" text NOT NULL,
	"option" text,
	"value" double precision NOT NULL,
	"approx" text,
	"source" jsonb NOT NULL,
	CONSTRAINT "published_figures_study_id_id_pk" PRIMARY KEY("study_id","id")
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"wave_id" text NOT NULL,
	"id" text NOT NULL,
	"audience" text NOT NULL,
	"respondent" text,
	"locale" text,
	"submitted_at" timestamp with time zone NOT NULL,
	"weight" double precision DEFAULT 1 NOT NULL,
	"cluster" text,
	"status" text DEFAULT 'complete' NOT NULL,
	"flagged" boolean DEFAULT false NOT NULL,
	"answers" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "responses_wave_id_id_pk" PRIMARY KEY("wave_id","id")
);
--> statement-breakpoint
CREATE TABLE "studies" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "study_versions" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"study_id" text NOT NULL,
	"version" integer NOT NULL,
	"digest" text NOT NULL,
	"document" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "study_versions_study_id_version_pk" PRIMARY KEY("study_id","version")
);
--> statement-breakpoint
CREATE TABLE "tallies" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"wave_id" text NOT NULL,
	"audience" text NOT NULL,
	"status" text NOT NULL,
	"flagged" boolean NOT NULL,
	"cluster" text NOT NULL,
	"cell_key" text NOT NULL,
	"cell" text NOT NULL,
	"sums" double precision[] NOT NULL,
	"values" jsonb NOT NULL,
	CONSTRAINT "tallies_wave_id_audience_status_flagged_cluster_cell_key_pk" PRIMARY KEY("wave_id","audience","status","flagged","cluster","cell_key")
);
--> statement-breakpoint
CREATE TABLE "unfolded" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"wave_id" text NOT NULL,
	"response_id" text NOT NULL,
	CONSTRAINT "unfolded_wave_id_response_id_pk" PRIMARY KEY("wave_id","response_id")
);
--> statement-breakpoint
CREATE TABLE "waves" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"id" text PRIMARY KEY NOT NULL,
	"study_id" text NOT NULL,
	"study_version" integer,
	"key" text NOT NULL,
	"title" text NOT NULL,
	"status" text NOT NULL,
	"opens_at" timestamp with time zone,
	"closes_at" timestamp with time zone,
	"minimum_base" integer NOT NULL,
	"equivalence_margin" double precision NOT NULL,
	"audiences" jsonb NOT NULL,
	"synthetic" boolean DEFAULT false NOT NULL,
	"note" jsonb,
	"illustrations" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_figures" ADD CONSTRAINT "published_figures_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_versions" ADD CONSTRAINT "study_versions_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tallies" ADD CONSTRAINT "tallies_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unfolded" ADD CONSTRAINT "unfolded_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waves" ADD CONSTRAINT "waves_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "responses_respondent" ON "responses" USING btree ("wave_id","audience","respondent") WHERE respondent is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "studies_tenant_key" ON "studies" USING btree ("tenant_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "waves_study_key" ON "waves" USING btree ("study_id","key");--> statement-breakpoint
CREATE INDEX "waves_tenant" ON "waves" USING btree ("tenant_id","created_at");