CREATE TABLE "call_limits" (
	"provider" text NOT NULL,
	"line" text NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"per_minute" double precision,
	"burst" integer,
	"tried" boolean DEFAULT false NOT NULL,
	"careful_until" timestamp with time zone,
	CONSTRAINT "call_limits_provider_line_pk" PRIMARY KEY("provider","line")
);
