ALTER TABLE "api_keys" ADD COLUMN "used_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("tenant_id","subject_id","at","id");