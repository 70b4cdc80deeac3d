CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dataset_id" uuid NOT NULL,
	"persona_id" uuid NOT NULL,
	"picture_id" uuid,
	"action" text NOT NULL,
	"reason" text,
	"changes" jsonb,
	"at" timestamp with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by_id" text,
	"undone_by_name" text
);
--> statement-breakpoint
DROP INDEX "personas_status";--> statement-breakpoint
DROP INDEX "pictures_dataset";--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "review" text DEFAULT 'pending' NOT NULL;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "reviewed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "reviewed_by" text;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "review_reason" text;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "verdict" text;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "has_passed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "has_failed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "has_unsure" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "has_drawn" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "pictures_passed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "personas" ADD COLUMN "age_band" text GENERATED ALWAYS AS (case when age < 30 then '18-29' when age < 45 then '30-44' when age < 60 then '45-59' else '60+' end) STORED;--> statement-breakpoint
ALTER TABLE "pictures" ADD COLUMN "outcome" text GENERATED ALWAYS AS (verdict->>'outcome') STORED;--> statement-breakpoint
ALTER TABLE "pictures" ADD COLUMN "review" text DEFAULT 'pending' NOT NULL;--> statement-breakpoint
ALTER TABLE "pictures" ADD COLUMN "reviewed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "pictures" ADD COLUMN "reviewed_by" text;--> statement-breakpoint
ALTER TABLE "pictures" ADD COLUMN "review_reason" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reviews_subject" ON "reviews" USING btree ("persona_id","picture_id","id");--> statement-breakpoint
CREATE INDEX "reviews_dataset" ON "reviews" USING btree ("dataset_id","id");--> statement-breakpoint
CREATE INDEX "personas_review" ON "personas" USING btree ("dataset_id","review","position","attempt","status","gender","age_band","ethnicity","has_passed","has_failed","has_unsure","has_drawn","id");--> statement-breakpoint
CREATE INDEX "personas_gender" ON "personas" USING btree ("dataset_id","gender","position","attempt");--> statement-breakpoint
CREATE INDEX "personas_age_band" ON "personas" USING btree ("dataset_id","age_band","position","attempt");--> statement-breakpoint
CREATE INDEX "personas_ethnicity" ON "personas" USING btree ("dataset_id","ethnicity","position","attempt");--> statement-breakpoint
CREATE INDEX "personas_failed_picture" ON "personas" USING btree ("dataset_id","position","attempt","status","review","gender","age_band","ethnicity","id") WHERE has_failed;--> statement-breakpoint
CREATE INDEX "personas_unsure_picture" ON "personas" USING btree ("dataset_id","position","attempt","status","review","gender","age_band","ethnicity","id") WHERE has_unsure;--> statement-breakpoint
CREATE INDEX "personas_drawn_picture" ON "personas" USING btree ("dataset_id","position","attempt","status","review","gender","age_band","ethnicity","id") WHERE has_drawn;--> statement-breakpoint
CREATE INDEX "personas_filters" ON "personas" USING btree ("dataset_id","position","attempt","status","review","gender","age_band","ethnicity","has_passed","has_failed","has_unsure","has_drawn","id");--> statement-breakpoint
CREATE INDEX "pictures_kind" ON "pictures" USING btree ("dataset_id","kind","id");--> statement-breakpoint
CREATE INDEX "pictures_outcome" ON "pictures" USING btree ("dataset_id","outcome","id");--> statement-breakpoint
CREATE INDEX "pictures_review" ON "pictures" USING btree ("dataset_id","review","id");--> statement-breakpoint
CREATE INDEX "personas_status" ON "personas" USING btree ("dataset_id","status","position","attempt");--> statement-breakpoint
CREATE INDEX "pictures_dataset" ON "pictures" USING btree ("dataset_id","id");