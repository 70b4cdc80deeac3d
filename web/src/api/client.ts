// @ts-nocheck
/**
 * avatar-data-generator
 * 1
 * DO NOT MODIFY - This file has been generated using oazapfts.
 * See https://www.npmjs.com/package/oazapfts
 */
import * as Oazapfts from "@oazapfts/runtime";
import * as QS from "@oazapfts/runtime/query";
export const defaults: Oazapfts.Defaults<Oazapfts.CustomHeaders> = {
    headers: {},
    baseUrl: "/api/v1"
};
const oazapfts = Oazapfts.runtime(defaults);
export const servers = {
    server1: "/api/v1"
};
export type NewDataset = {
    /** Who the people are. */
    description: string;
    /** How many people. */
    count: number;
    /** Pictures of each; as the settings say unless told. */
    images?: number;
    /** Of the biographies; as the settings say unless told. */
    language?: string;
    seed?: string;
    quality?: "low" | "medium" | "high" | "auto";
    /** USD; the dataset pauses before this is passed. */
    max_cost?: number | null;
    persona_provider?: "flowise" | "openai" | "offline";
    picture_provider?: "openai" | "offline";
    /** Whether a person who fails is replaced; true unless told. */
    replace?: boolean;
    /** Whether grids are made again, within a bound, until enough pictures passed. */
    require_passed?: boolean;
    /** What each platform's biography should be like; as the settings say unless told. */
    instructions?: {
        facebook?: string;
        instagram?: string;
        x?: string;
        tiktok?: string;
    };
    /** Of the base picture; `{bio_facebook}` and `{gender}` are filled in. */
    base_prompt?: string;
};
export type Cost = {
    usd: number | null;
    calls: number;
    repeats: number;
    "unknown": number;
    unpriced: number;
};
export type Dataset = {
    id: string;
    description: string;
    language: string;
    status: "pending" | "generating-data" | "generating-images" | "paused" | "completed" | "incomplete" | "cancelled" | "failed";
    requested: number;
    completed: number;
    failed: number;
    pictures: number;
    images_per_person: number;
    require_passed: boolean;
    people_short: number | null;
    seed: string;
    quality: "low" | "medium" | "high" | "auto";
    persona_provider: "flowise" | "openai" | "offline";
    picture_provider: "openai" | "offline";
    persona_model: string | null;
    picture_model: string | null;
    created_at: string;
    started_at: string | null;
    finished_at: string | null;
    paused: {
        code: string;
        message: string;
        hint?: string;
    } | null;
    cost: Cost;
    gaps: {
        position: number;
        reason: string;
    }[];
};
export type Problem = {
    /** What kind of problem it is, as a relative reference. */
    "type": string;
    title: string;
    status: number;
    /** The same kind of problem, as one word for programs. */
    code: string;
    /** What is wrong here, for people. */
    detail?: string;
    /** The way out, for people. */
    hint?: string;
    /** Where the request is wrong: JSON pointers into it. */
    errors?: {
        path: string;
        message: string;
    }[];
    request_id?: string;
};
export type DatasetPage = {
    items: Dataset[];
    /** Null on the last page. */
    next_cursor: string | null;
};
export type Resume = {
    /** USD; a new cap. Null takes it away; left out, it stays. */
    max_cost?: number | null;
};
export type Extension = {
    /** How many people there are to be, in all. */
    count: number;
    /** USD; a new cap. Null takes it away; left out, it stays. */
    max_cost?: number | null;
};
export type UnderWay = {
    dataset_id: string;
    /** Null where a price is unknown. */
    expected_usd: number | null;
};
export type Estimate = {
    calls: {
        personas: number;
        prompts: number;
        base_pictures: number;
        grids: number;
        total: number;
    };
    pictures: number;
    /** Of everything that has a known price. */
    usd: number;
    /** Kinds of call without a known price: `usd` does not cover them. */
    unpriced: string[];
    /** When no call fails and the vendor's limits are not reached. */
    seconds: number;
    /** What may come on top where pictures must have passed. */
    repairs: {
        grids: number;
        usd: number | null;
    } | null;
};
export type GroupRefusals = {
    group: string;
    people: number;
    refused_calls: number;
    /** People who have no pictures because moderation refused them. */
    lost: number;
};
export type CostReport = Cost & {
    usd_per_completed_person: number | null;
    stages: {
        stage: "personas" | "picture-prompt" | "base-picture" | "grid";
        status: "intended" | "sent" | "succeeded" | "failed" | "unknown";
        calls: number;
        usd: number;
        unpriced: number;
    }[];
    tokens: {
        input_text: number;
        input_image: number;
        output_text: number;
        output_image: number;
    };
    refusals: {
        by_gender: GroupRefusals[];
        by_age: GroupRefusals[];
        by_ethnicity: GroupRefusals[];
        calls: number;
        people_lost: number;
    };
};
export type Call = {
    id: string;
    stage: "personas" | "picture-prompt" | "base-picture" | "grid";
    /** The same purpose is paid for once. */
    purpose: string;
    /** From 0: the tries for this purpose. */
    attempt: number;
    /** The call of unknown outcome that this one repeats. */
    repeat_of: string | null;
    provider: string;
    model: string | null;
    status: "intended" | "sent" | "succeeded" | "failed" | "unknown";
    /** By the vendor's own count; null while unknown. */
    usd: number | null;
    usd_expected: number | null;
    usage: {
        inputTextTokens?: number;
        inputImageTokens?: number;
        outputTextTokens?: number;
        outputImageTokens?: number;
    } | null;
    failure: {
        code: string;
        message: string;
    } | null;
    /** The vendor's own id. */
    request_id: string | null;
    persona_id: string | null;
    intended_at: string;
    sent_at: string | null;
    ended_at: string | null;
};
export type CallPage = {
    items: Call[];
    /** Null on the last page. */
    next_cursor: string | null;
};
export type Statistics = {
    /** Length of a stretch of time in the series. */
    bucket_seconds: number;
    people_over_time: {
        /** The beginning of the stretch of time. */
        at: string;
        completed: number;
        failed: number;
    }[];
    pictures_over_time: {
        /** The beginning of the stretch of time. */
        at: string;
        pictures: number;
    }[];
    cost_over_time: {
        /** The beginning of the stretch of time. */
        at: string;
        usd: number;
    }[];
    failures: {
        code: string;
        count: number;
    }[];
    refusals: {
        by_gender: GroupRefusals[];
        by_age: GroupRefusals[];
        by_ethnicity: GroupRefusals[];
    };
    groups: {
        gender: {
            group: string;
            count: number;
        }[];
        age: {
            group: string;
            count: number;
        }[];
        ethnicity: {
            group: string;
            count: number;
        }[];
    };
    verdicts: {
        outcome: "passed" | "failed" | "could-not-tell" | "not-a-photo";
        count: number;
    }[];
    review: {
        approved: number;
        rejected: number;
        pending: number;
    };
    rate_limit: {
        provider: string;
        line: string;
        /** Calls; null while unknown. */
        per_minute: number | null;
        used_last_minute: number;
        waiting_until: string | null;
    }[];
};
export type ExportedDataset = {
    synthetic: true;
    notice: string;
    dataset: {
        id: string;
        [key: string]: unknown;
    };
    personas: {
        id: string;
        firstname: string;
        lastname: string;
        [key: string]: unknown;
    }[];
    [key: string]: unknown;
};
export type Instructions = {
    facebook: string;
    instagram: string;
    x: string;
    tiktok: string;
};
export type Settings = {
    instructions: Instructions;
    /** Of the base picture; `{bio_facebook}` and `{gender}` are filled in. */
    base_prompt: string;
    default_images: number;
    default_quality: "low" | "medium" | "high" | "auto";
    default_language: string;
    /** USD at which a dataset pauses that names no cap of its own. */
    max_cost_per_dataset: number | null;
    /** Picture calls; cannot be changed here where IMAGES_PER_MINUTE sets it. */
    images_per_minute: number | null;
    /** USD of a dataset above which somebody is told. */
    alert_cost_usd: number | null;
    /** Part of a dataset's people whose failing somebody is told of. */
    alert_failure_rate: number | null;
};
export type SettingsChange = {
    instructions?: {
        facebook?: string;
        instagram?: string;
        x?: string;
        tiktok?: string;
    };
    /** Of the base picture; `{bio_facebook}` and `{gender}` are filled in. */
    base_prompt?: string;
    default_images?: number;
    default_quality?: "low" | "medium" | "high" | "auto";
    default_language?: string;
    /** USD at which a dataset pauses that names no cap of its own. */
    max_cost_per_dataset?: number | null;
    /** Picture calls; cannot be changed here where IMAGES_PER_MINUTE sets it. */
    images_per_minute?: number | null;
    /** USD of a dataset above which somebody is told. */
    alert_cost_usd?: number | null;
    /** Part of a dataset's people whose failing somebody is told of. */
    alert_failure_rate?: number | null;
};
export type Provider = {
    name: string;
    kind: "people" | "pictures" | "storage";
    configured: boolean;
    model: string | null;
    health: "ok" | "failing" | "unchecked";
    message: string | null;
    hint: string | null;
    checked_at: string | null;
    /** The first day without the model. */
    shutdown_date: string | null;
};
export type Providers = Provider[];
/**
 * Make a dataset
 */
export function createDataset({ idempotencyKey, newDataset }: {
    idempotencyKey?: string;
    newDataset: NewDataset;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: Dataset;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>("/datasets", oazapfts.json({
        ...opts,
        method: "POST",
        body: newDataset,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "idempotency-key": idempotencyKey
        })
    }));
}
/**
 * Datasets, the newest first
 */
export function listDatasets({ cursor, limit, status, q }: {
    cursor?: string;
    limit?: number;
    status?: "pending" | "generating-data" | "generating-images" | "paused" | "completed" | "incomplete" | "cancelled" | "failed";
    q?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: DatasetPage;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>(`/datasets${QS.query(QS.explode({
        cursor,
        limit,
        status,
        q
    }))}`, {
        ...opts
    });
}
/**
 * One dataset
 */
export function getDataset({ dataset }: {
    dataset: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Dataset;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>(`/datasets/${encodeURIComponent(dataset)}`, {
        ...opts
    });
}
/**
 * Delete a dataset
 */
export function deleteDataset({ dataset }: {
    dataset: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>(`/datasets/${encodeURIComponent(dataset)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * End a dataset before its time
 */
export function cancelDataset({ dataset }: {
    dataset: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Dataset;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>(`/datasets/${encodeURIComponent(dataset)}/cancel`, {
        ...opts,
        method: "POST"
    });
}
/**
 * Let a dataset go on
 */
export function resumeDataset({ dataset, resume }: {
    dataset: string;
    resume?: Resume;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: Dataset;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>(`/datasets/${encodeURIComponent(dataset)}/resume`, oazapfts.json({
        ...opts,
        method: "POST",
        body: resume
    }));
}
/**
 * Add people to a dataset
 */
export function extendDataset({ dataset, extension }: {
    dataset: string;
    extension: Extension;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: Dataset;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>(`/datasets/${encodeURIComponent(dataset)}/extend`, oazapfts.json({
        ...opts,
        method: "POST",
        body: extension
    }));
}
/**
 * Make a person again
 */
export function regeneratePersona({ persona }: {
    persona: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: UnderWay;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>(`/personas/${encodeURIComponent(persona)}/regenerate`, {
        ...opts,
        method: "POST"
    });
}
/**
 * Make a photo again
 */
export function regeneratePicture({ picture }: {
    picture: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: UnderWay;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 409;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>(`/pictures/${encodeURIComponent(picture)}/regenerate`, {
        ...opts,
        method: "POST"
    });
}
/**
 * What a dataset would cost
 */
export function estimateDataset({ newDataset }: {
    newDataset: NewDataset;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Estimate;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>("/estimate", oazapfts.json({
        ...opts,
        method: "POST",
        body: newDataset
    }));
}
/**
 * What a dataset cost, and why
 */
export function getCost({ dataset }: {
    dataset: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: CostReport;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>(`/datasets/${encodeURIComponent(dataset)}/cost`, {
        ...opts
    });
}
/**
 * The ledger of a dataset, the newest call first
 */
export function listCalls({ dataset, cursor, limit, status, stage, persona }: {
    dataset: string;
    cursor?: string;
    limit?: number;
    status?: "intended" | "sent" | "succeeded" | "failed" | "unknown";
    stage?: "personas" | "picture-prompt" | "base-picture" | "grid";
    persona?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: CallPage;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>(`/datasets/${encodeURIComponent(dataset)}/calls${QS.query(QS.explode({
        cursor,
        limit,
        status,
        stage,
        persona
    }))}`, {
        ...opts
    });
}
/**
 * Figures of all datasets
 */
export function getStatistics(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Statistics;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>("/statistics", {
        ...opts
    });
}
/**
 * Figures of one dataset
 */
export function getDatasetStatistics({ dataset }: {
    dataset: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Statistics;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>(`/datasets/${encodeURIComponent(dataset)}/statistics`, {
        ...opts
    });
}
/**
 * A dataset as a file
 */
export function exportDataset({ dataset, format, approved, passed }: {
    dataset: string;
    format?: "json" | "jsonl" | "csv" | "zip" | "html";
    approved?: "true" | "false";
    passed?: "true" | "false";
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ExportedDataset;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>(`/datasets/${encodeURIComponent(dataset)}/export${QS.query(QS.explode({
        format,
        approved,
        passed
    }))}`, {
        ...opts
    });
}
/**
 * What is set for datasets to come
 */
export function getSettings(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Settings;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>("/settings", {
        ...opts
    });
}
/**
 * Set something for datasets to come
 */
export function changeSettings({ settingsChange }: {
    settingsChange: SettingsChange;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Settings;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>("/settings", oazapfts.json({
        ...opts,
        method: "PATCH",
        body: settingsChange
    }));
}
/**
 * Who makes people and pictures, and how they are
 */
export function listProviders(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Providers;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>("/providers", {
        ...opts
    });
}
/**
 * Look at all providers now
 */
export function checkProviders(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Providers;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    }>("/providers/check", {
        ...opts,
        method: "POST"
    });
}
