CREATE TABLE "steps" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"wave_id" text NOT NULL,
	"audience" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"shown" boolean DEFAULT false NOT NULL,
	"came" integer DEFAULT 0 NOT NULL,
	"went" integer DEFAULT 0 NOT NULL,
	"grown" boolean DEFAULT false NOT NULL,
	CONSTRAINT "steps_wave_id_audience_pk" PRIMARY KEY("wave_id","audience")
);
--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;