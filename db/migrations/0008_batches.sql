CREATE TABLE "batches" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"wave_id" text NOT NULL,
	"audience" text NOT NULL,
	"member" text NOT NULL,
	"batch" integer,
	CONSTRAINT "batches_wave_id_member_audience_pk" PRIMARY KEY("wave_id","member","audience")
);
--> statement-breakpoint
ALTER TABLE "steps" ADD COLUMN "batch" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "steps" ADD COLUMN "gone" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "steps" ADD COLUMN "is_rest" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
UPDATE "steps" SET "batch" = 1, "fresh" = 0 WHERE "shown";
