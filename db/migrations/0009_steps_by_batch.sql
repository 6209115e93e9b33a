ALTER TABLE "steps" DROP COLUMN "came";--> statement-breakpoint
ALTER TABLE "steps" DROP COLUMN "went";--> statement-breakpoint
ALTER TABLE "steps" DROP COLUMN "grown";