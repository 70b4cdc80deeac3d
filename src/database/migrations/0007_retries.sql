ALTER TABLE "datasets" ADD COLUMN "prices" jsonb;--> statement-breakpoint
ALTER TABLE "gaps" ADD COLUMN "open" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "gaps" ADD COLUMN "times" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "paid_calls" ADD COLUMN "missing_at" timestamp with time zone;