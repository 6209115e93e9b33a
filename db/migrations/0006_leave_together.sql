ALTER TABLE "steps" ADD COLUMN "fresh" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "steps" ADD COLUMN "changed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "unfolded" ADD COLUMN "held" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "waves" ADD COLUMN "tally_form" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
UPDATE "steps" SET "fresh" = "came";--> statement-breakpoint
UPDATE "waves" SET "tally_form" = 0;
