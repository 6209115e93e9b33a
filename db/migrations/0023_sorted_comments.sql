CREATE TABLE "sorted_comments" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"wave_id" text NOT NULL,
	"audience" text NOT NULL,
	"source" text NOT NULL,
	"response_id" text NOT NULL,
	"sorting" integer NOT NULL,
	"marks" jsonb,
	CONSTRAINT "sorted_comments_wave_id_source_response_id_pk" PRIMARY KEY("wave_id","source","response_id")
);
--> statement-breakpoint
ALTER TABLE "sorted_comments" ADD CONSTRAINT "sorted_comments_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;