CREATE TABLE "organisations" (
	"tenant_id" text PRIMARY KEY DEFAULT 'main' NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
INSERT INTO "organisations" ("tenant_id", "name") VALUES ('main', 'Main');
