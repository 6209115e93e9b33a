CREATE TABLE "study_draft_edits" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"draft_id" text NOT NULL,
	"revision" integer NOT NULL,
	"kind" text NOT NULL,
	"run" integer NOT NULL,
	"undone" boolean DEFAULT false NOT NULL,
	"edits" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	"user_id" text,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "study_draft_edits_draft_id_revision_pk" PRIMARY KEY("draft_id","revision")
);
--> statement-breakpoint
CREATE TABLE "study_drafts" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"document" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"base_version" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "study_draft_edits" ADD CONSTRAINT "study_draft_edits_draft_id_study_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."study_drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "study_drafts_tenant_key" ON "study_drafts" USING btree ("tenant_id","key");