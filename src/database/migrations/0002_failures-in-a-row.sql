ALTER TABLE "datasets" ADD COLUMN "resumed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "gaps" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "failure_code" text;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "failed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "paid_calls_persona" ON "paid_calls" USING btree ("persona_id");