CREATE TABLE "imports" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"wave_id" text NOT NULL,
	"id" text NOT NULL,
	"status" text NOT NULL,
	"digest" text,
	"records" integer DEFAULT 0 NOT NULL,
	"stored" integer DEFAULT 0 NOT NULL,
	"disturbed" boolean DEFAULT false NOT NULL,
	"merged" boolean DEFAULT false NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"touched_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "imports_wave_id_id_pk" PRIMARY KEY("wave_id","id")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"id" integer PRIMARY KEY NOT NULL,
	"major" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_counts" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"subject" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"calls" integer NOT NULL,
	CONSTRAINT "rate_counts_subject_since_pk" PRIMARY KEY("subject","since")
);
--> statement-breakpoint
DROP INDEX "responses_respondent";
--> statement-breakpoint
ALTER TABLE "tallies" DROP CONSTRAINT "tallies_wave_id_audience_status_flagged_cluster_cell_key_pk";
--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "import_id" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "tallies" ADD COLUMN "import_id" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "tallies" ADD CONSTRAINT "tallies_pk" PRIMARY KEY("wave_id","audience","status","flagged","cluster","cell_key","import_id");
--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "imports_digest" ON "imports" USING btree ("wave_id","digest");
--> statement-breakpoint
CREATE INDEX "rate_counts_since" ON "rate_counts" USING btree ("since");
--> statement-breakpoint
CREATE UNIQUE INDEX "responses_respondent" ON "responses" USING btree ("wave_id","audience","respondent","import_id") WHERE respondent is not null;
--> statement-breakpoint
INSERT INTO "installation" ("id", "major") VALUES (1, 1) ON CONFLICT DO NOTHING;
