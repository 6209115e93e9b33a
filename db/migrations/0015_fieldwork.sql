ALTER TABLE "drafts" ADD COLUMN "reached" integer;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "is_test" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "started_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "responses_tests" ON "responses" USING btree ("wave_id","submitted_at") WHERE status = 'test';