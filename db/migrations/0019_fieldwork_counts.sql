CREATE TABLE "openings" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"wave_id" text NOT NULL,
	"audience" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "openings_wave_id_audience_pk" PRIMARY KEY("wave_id","audience")
);
--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "responses_came" ON "responses" USING btree ("wave_id","created_at") WHERE import_id = '';