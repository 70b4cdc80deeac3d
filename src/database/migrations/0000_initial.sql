CREATE TABLE "datasets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"description" text NOT NULL,
	"language" text NOT NULL,
	"count" integer NOT NULL,
	"images" integer NOT NULL,
	"seed" text NOT NULL,
	"quality" text NOT NULL,
	"max_cost" double precision,
	"persona_provider" text NOT NULL,
	"picture_provider" text NOT NULL,
	"persona_model" text,
	"picture_model" text,
	"replace" boolean NOT NULL,
	"instructions" jsonb NOT NULL,
	"base_prompt" text NOT NULL,
	"status" text NOT NULL,
	"pause" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "gaps" (
	"dataset_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paid_calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dataset_id" uuid,
	"persona_id" uuid,
	"stage" text NOT NULL,
	"purpose" text NOT NULL,
	"attempt" integer NOT NULL,
	"repeat_of" uuid,
	"provider" text NOT NULL,
	"model" text,
	"prompt" text,
	"status" text NOT NULL,
	"answer_key" text,
	"answer_media_type" text,
	"answer_sha256" text,
	"answer_bytes" integer,
	"consumed" boolean DEFAULT false NOT NULL,
	"usage" jsonb,
	"usd" double precision,
	"usd_expected" double precision,
	"failure" jsonb,
	"request_id" text,
	"intended_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "personas" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dataset_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"attempt" integer NOT NULL,
	"status" text NOT NULL,
	"seed" text NOT NULL,
	"firstname" text NOT NULL,
	"lastname" text NOT NULL,
	"gender" text NOT NULL,
	"bio_facebook" text NOT NULL,
	"bio_instagram" text NOT NULL,
	"bio_x" text NOT NULL,
	"bio_tiktok" text NOT NULL,
	"age" integer NOT NULL,
	"ethnicity" text,
	"job_title" text,
	"workplace" text,
	"edu_establishment" text,
	"edu_study" text,
	"current_city" text,
	"current_state" text,
	"prev_city" text,
	"prev_state" text,
	"about" text,
	"picture_prompt" text,
	"failure" text,
	"created_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "pictures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dataset_id" uuid NOT NULL,
	"persona_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"index" integer NOT NULL,
	"key" text NOT NULL,
	"sha256" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"media_type" text NOT NULL,
	"call_id" uuid,
	"rectangle" jsonb,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rejections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dataset_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"batch" text NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "gaps" ADD CONSTRAINT "gaps_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paid_calls" ADD CONSTRAINT "paid_calls_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personas" ADD CONSTRAINT "personas_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_persona_id_personas_id_fk" FOREIGN KEY ("persona_id") REFERENCES "public"."personas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejections" ADD CONSTRAINT "rejections_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "datasets_created" ON "datasets" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "gaps_place" ON "gaps" USING btree ("dataset_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "paid_calls_purpose" ON "paid_calls" USING btree ("dataset_id","purpose","attempt");--> statement-breakpoint
CREATE INDEX "paid_calls_status" ON "paid_calls" USING btree ("dataset_id","status");--> statement-breakpoint
CREATE INDEX "paid_calls_open" ON "paid_calls" USING btree ("sent_at") WHERE status = 'sent';--> statement-breakpoint
CREATE UNIQUE INDEX "personas_place" ON "personas" USING btree ("dataset_id","position","attempt");--> statement-breakpoint
CREATE INDEX "personas_status" ON "personas" USING btree ("dataset_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "pictures_place" ON "pictures" USING btree ("persona_id","kind","index");--> statement-breakpoint
CREATE INDEX "pictures_dataset" ON "pictures" USING btree ("dataset_id");--> statement-breakpoint
CREATE INDEX "pictures_sha256" ON "pictures" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "rejections_dataset" ON "rejections" USING btree ("dataset_id","batch");