CREATE TABLE "benchmarks" (
	"tenant_id" text DEFAULT 'main' NOT NULL,
	"id" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"source" text NOT NULL,
	"year" integer,
	"item" text,
	"construct" text,
	"measure" text NOT NULL,
	"option" text,
	"unit" text,
	"manager" double precision,
	"manager_base" integer,
	"consumer" double precision,
	"consumer_base" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "benchmarks_tenant" ON "benchmarks" USING btree ("tenant_id");