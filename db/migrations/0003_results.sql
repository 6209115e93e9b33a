CREATE TABLE "results" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"wave_id" text NOT NULL,
	"key" text NOT NULL,
	"version" text NOT NULL,
	"result" jsonb,
	"touched_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "results_wave_id_key_pk" PRIMARY KEY("wave_id","key")
);
--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;