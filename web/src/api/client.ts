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
    /** USD; null where there is no cap. */
    max_cost: number | null;
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
        /** At the cap: one under which all can be made. */
        enough_usd?: number;
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
export type Me = {
    id: string;
    name: string;
    email: string;
    role: "viewer" | "reviewer" | "admin";
    permissions: ("read" | "review" | "generate" | "administer")[];
};
export type User = {
    id: string;
    email: string;
    name: string;
    role: "viewer" | "reviewer" | "admin";
    disabled: boolean;
    created_at: string;
};
export type UserPage = {
    items: User[];
    /** Null on the last page. */
    next_cursor: string | null;
};
export type NewUser = {
    email: string;
    name: string;
    /** A sentence does well. */
    password: string;
    role: "viewer" | "reviewer" | "admin";
};
export type UserChange = {
    name?: string;
    role?: "viewer" | "reviewer" | "admin";
    /** Whoever is disabled is signed out, and their keys are deleted. */
    disabled?: boolean;
    /** Another password; it ends their sessions. */
    password?: string;
};
export type Key = {
    id: string;
    name: string;
    /** Its first characters. */
    start: string;
    scopes: ("read" | "review" | "generate" | "administer")[];
    created_at: string;
    expires_at: string | null;
    last_used_at: string | null;
};
export type KeyPage = {
    items: Key[];
    /** Null on the last page. */
    next_cursor: string | null;
};
export type NewKey = {
    name: string;
    scopes: ("read" | "review" | "generate" | "administer")[];
    /** Never unless told. */
    expires_in_days?: number;
};
export type CreatedKey = Key & {
    /** The key itself. It is shown this once; only its hash is kept. */
    secret: string;
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
export type PictureSummary = {
    id: string;
    kind: "base" | "grid" | "cell";
    /** From 0, among the pictures of this kind. */
    index: number;
    width: number;
    height: number;
    sha256: string;
    review: "pending" | "approved" | "rejected";
    /** Of its face with the base picture's, 0 to 1. */
    similarity: number | null;
    /** Path on this server; what is behind it never changes. */
    file_url: string;
    /** Path on this server; takes `&width=`. */
    thumbnail_url: string;
    verdict: {
        outcome: "passed" | "failed" | "could-not-tell" | "not-a-photo";
        /** Why it is not `passed`. */
        reasons: {
            code: string;
            words: string;
        }[];
    } | null;
};
export type Persona = {
    id: string;
    dataset_id: string;
    /** From 0, the place in the dataset. */
    position: number;
    /** From 0: who follows somebody that failed at the same place. */
    attempt: number;
    status: "written" | "completed" | "failed";
    review: "pending" | "approved" | "rejected";
    reviewed_at: string | null;
    /** The name of whoever decided, at that moment. */
    reviewed_by: string | null;
    review_reason: string | null;
    /** The worst outcome of the pictures. */
    verdict: ("passed" | "failed" | "could-not-tell" | "not-a-photo" | null) | ("passed" | "failed" | "could-not-tell" | "not-a-photo" | null);
    firstname: string;
    lastname: string;
    gender: string;
    bio_facebook: string;
    bio_instagram: string;
    bio_x: string;
    bio_tiktok: string;
    age: number;
    ethnicity: string | null;
    job_title: string | null;
    workplace: string | null;
    edu_establishment: string | null;
    edu_study: string | null;
    current_city: string | null;
    current_state: string | null;
    prev_city: string | null;
    prev_state: string | null;
    about: string | null;
    failure: {
        code: string | null;
        message: string;
    } | null;
    pictures_passed: number;
    pictures_wanted: number;
    /** USD of the calls for this person alone; null where a price is not known. */
    cost_usd: number | null;
    created_at: string;
    completed_at: string | null;
    base_image: PictureSummary | null;
    images: PictureSummary[];
};
export type PersonaPage = {
    items: Persona[];
    /** Null on the last page. */
    next_cursor: string | null;
};
export type Verdict = {
    outcome: "passed" | "failed" | "could-not-tell" | "not-a-photo";
    /** Why it is not `passed`. */
    reasons: {
        code: string;
        words: string;
    }[];
    measures: {
        width: number;
        height: number;
        contrast: number;
        sharpness: number;
        flatness: number;
        edgeLine: number;
    } | null;
    faces: {
        size: number;
        score: number;
    }[] | null;
    similarity: number | null;
};
export type Picture = {
    id: string;
    kind: "base" | "grid" | "cell";
    /** From 0, among the pictures of this kind. */
    index: number;
    width: number;
    height: number;
    sha256: string;
    review: "pending" | "approved" | "rejected";
    /** Of its face with the base picture's, 0 to 1. */
    similarity: number | null;
    /** Path on this server; what is behind it never changes. */
    file_url: string;
    /** Path on this server; takes `&width=`. */
    thumbnail_url: string;
    persona_id: string;
    dataset_id: string;
    bytes: number;
    media_type: string;
    verdict: Verdict | null;
    reviewed_at: string | null;
    /** The name of whoever decided, at that moment. */
    reviewed_by: string | null;
    review_reason: string | null;
    /** For a cell: where it was in its grid, in pixels. */
    rectangle: {
        left: number;
        top: number;
        width: number;
        height: number;
    } | null;
    /** For a cell: the grid that it was cut from. */
    grid_id: string | null;
    call_id: string | null;
    /** USD of the call that it came with; of a cell, a quarter of its grid. */
    cost_usd: number | null;
    created_at: string;
    /** When it was made again; null for what the dataset holds now. */
    replaced_at: string | null;
};
export type PersonaDetail = {
    id: string;
    dataset_id: string;
    /** From 0, the place in the dataset. */
    position: number;
    /** From 0: who follows somebody that failed at the same place. */
    attempt: number;
    status: "written" | "completed" | "failed";
    review: "pending" | "approved" | "rejected";
    reviewed_at: string | null;
    /** The name of whoever decided, at that moment. */
    reviewed_by: string | null;
    review_reason: string | null;
    /** The worst outcome of the pictures. */
    verdict: ("passed" | "failed" | "could-not-tell" | "not-a-photo" | null) | ("passed" | "failed" | "could-not-tell" | "not-a-photo" | null);
    firstname: string;
    lastname: string;
    gender: string;
    bio_facebook: string;
    bio_instagram: string;
    bio_x: string;
    bio_tiktok: string;
    age: number;
    ethnicity: string | null;
    job_title: string | null;
    workplace: string | null;
    edu_establishment: string | null;
    edu_study: string | null;
    current_city: string | null;
    current_state: string | null;
    prev_city: string | null;
    prev_state: string | null;
    about: string | null;
    failure: {
        code: string | null;
        message: string;
    } | null;
    pictures_passed: number;
    pictures_wanted: number;
    /** USD of the calls for this person alone; null where a price is not known. */
    cost_usd: number | null;
    created_at: string;
    completed_at: string | null;
    picture_prompt: string | null;
    base_image: Picture | null;
    images: Picture[];
    grids: Picture[];
};
export type PersonaPatch = {
    firstname?: string;
    lastname?: string;
    gender?: string;
    /** At most 255 characters. */
    bio_facebook?: string;
    /** At most 150 characters. */
    bio_instagram?: string;
    /** At most 160 characters. */
    bio_x?: string;
    /** At most 80 characters. */
    bio_tiktok?: string;
    age?: number;
    ethnicity?: string | null;
    job_title?: string | null;
    workplace?: string | null;
    edu_establishment?: string | null;
    edu_study?: string | null;
    current_city?: string | null;
    current_state?: string | null;
    prev_city?: string | null;
    prev_state?: string | null;
    about?: string | null;
};
export type Rejection = {
    reason?: string;
};
export type PicturePage = {
    items: Picture[];
    /** Null on the last page. */
    next_cursor: string | null;
};
export type Provenance = {
    verdict: "holds" | "changed" | "invalid" | "unsigned" | "unmarked";
    /** Whether the marks say that it is synthetic. */
    synthetic: boolean;
    /** Whether the stored bytes are those that were stored. */
    unchanged: boolean;
    xmp: {
        digital_source: string;
        system?: string;
        tool?: string;
        date?: string;
    } | null;
    manifest: {
        state: "valid" | "changed" | "invalid";
        problems: string[];
        digital_sources: string[];
        generator: string | null;
        ingredients: {
            title: string | null;
            sha256: string | null;
            has_manifest: boolean;
        }[];
    } | null;
    signer: {
        kind: "trusted" | "development" | "unknown";
        name: string;
        issuer: string;
        fingerprint?: string;
    } | null;
};
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
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
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
    } | {
        status: 503;
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
    } | {
        status: 503;
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
    } | {
        status: 503;
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
    } | {
        status: 503;
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
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
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
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/datasets/${encodeURIComponent(dataset)}/extend`, oazapfts.json({
        ...opts,
        method: "POST",
        body: extension
    }));
}
/**
 * Who is signed in, and what they may do
 */
export function getMe(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Me;
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
    } | {
        status: 503;
        data: Problem;
    }>("/me", {
        ...opts
    });
}
/**
 * Everybody who may sign in
 */
export function listUsers({ cursor, limit }: {
    cursor?: string;
    limit?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: UserPage;
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
    } | {
        status: 503;
        data: Problem;
    }>(`/users${QS.query(QS.explode({
        cursor,
        limit
    }))}`, {
        ...opts
    });
}
/**
 * Let somebody sign in
 */
export function createUser({ newUser }: {
    newUser: NewUser;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: User;
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
        status: 409;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/users", oazapfts.json({
        ...opts,
        method: "POST",
        body: newUser
    }));
}
/**
 * Change a role, disable a user, give another password
 */
export function changeUser({ user, userChange }: {
    user: string;
    userChange: UserChange;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: User;
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
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/users/${encodeURIComponent(user)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: userChange
    }));
}
/**
 * Remove a user with their sessions and keys
 */
export function deleteUser({ user }: {
    user: string;
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
        status: 409;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/users/${encodeURIComponent(user)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Your API keys
 */
export function listKeys({ cursor, limit }: {
    cursor?: string;
    limit?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: KeyPage;
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
    } | {
        status: 503;
        data: Problem;
    }>(`/keys${QS.query(QS.explode({
        cursor,
        limit
    }))}`, {
        ...opts
    });
}
/**
 * Make an API key for a program
 */
export function createKey({ newKey }: {
    newKey: NewKey;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: CreatedKey;
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
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/keys", oazapfts.json({
        ...opts,
        method: "POST",
        body: newKey
    }));
}
/**
 * Delete one of your API keys
 */
export function deleteKey({ key }: {
    key: string;
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
    } | {
        status: 503;
        data: Problem;
    }>(`/keys/${encodeURIComponent(key)}`, {
        ...opts,
        method: "DELETE"
    });
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
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
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
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
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
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
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
    } | {
        status: 503;
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
    } | {
        status: 503;
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
    } | {
        status: 503;
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
    } | {
        status: 503;
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
    } | {
        status: 503;
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
    } | {
        status: 503;
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
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
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
    } | {
        status: 503;
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
    } | {
        status: 503;
        data: Problem;
    }>("/providers/check", {
        ...opts,
        method: "POST"
    });
}
/**
 * Live events
 */
export function listenToEvents({ dataset, lastEventId, lastEventIdHeader }: {
    dataset?: string;
    lastEventId?: string;
    lastEventIdHeader?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
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
    } | {
        status: 503;
        data: Problem;
    }>(`/events${QS.query(QS.explode({
        dataset,
        last_event_id: lastEventId
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "last-event-id": lastEventIdHeader
        })
    });
}
/**
 * People of a dataset, by position
 */
export function listPersonas({ dataset, cursor, limit, status, review, verdict, gender, age, ethnicity, q }: {
    dataset: string;
    cursor?: string;
    limit?: number;
    status?: "written" | "completed" | "failed";
    review?: "pending" | "approved" | "rejected";
    verdict?: "passed" | "failed" | "could-not-tell" | "not-a-photo";
    gender?: string;
    age?: "18-29" | "30-44" | "45-59" | "60+";
    ethnicity?: string;
    q?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: PersonaPage;
    } | {
        status: 304;
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
    } | {
        status: 503;
        data: Problem;
    }>(`/datasets/${encodeURIComponent(dataset)}/personas${QS.query(QS.explode({
        cursor,
        limit,
        status,
        review,
        verdict,
        gender,
        age,
        ethnicity,
        q
    }))}`, {
        ...opts
    });
}
/**
 * One person
 */
export function getPersona({ persona }: {
    persona: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: PersonaDetail;
    } | {
        status: 304;
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
    } | {
        status: 503;
        data: Problem;
    }>(`/personas/${encodeURIComponent(persona)}`, {
        ...opts
    });
}
/**
 * Change the text of a person
 */
export function editPersona({ persona, ifMatch, personaPatch }: {
    persona: string;
    ifMatch?: string;
    personaPatch: PersonaPatch;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: PersonaDetail;
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
        status: 412;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/personas/${encodeURIComponent(persona)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: personaPatch,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "if-match": ifMatch
        })
    }));
}
/**
 * Approve a person
 */
export function approvePersona({ persona, ifMatch }: {
    persona: string;
    ifMatch?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: PersonaDetail;
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
        status: 412;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/personas/${encodeURIComponent(persona)}/approve`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "if-match": ifMatch
        })
    });
}
/**
 * Reject a person
 */
export function rejectPersona({ persona, ifMatch, rejection }: {
    persona: string;
    ifMatch?: string;
    rejection?: Rejection;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: PersonaDetail;
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
        status: 412;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/personas/${encodeURIComponent(persona)}/reject`, oazapfts.json({
        ...opts,
        method: "POST",
        body: rejection,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "if-match": ifMatch
        })
    }));
}
/**
 * Take the last decision about a person back
 */
export function undoPersona({ persona, ifMatch }: {
    persona: string;
    ifMatch?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: PersonaDetail;
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
        status: 412;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/personas/${encodeURIComponent(persona)}/undo`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "if-match": ifMatch
        })
    });
}
/**
 * Pictures of a dataset, in the order in which they were stored
 */
export function listPictures({ dataset, cursor, limit, verdict, review, kind }: {
    dataset: string;
    cursor?: string;
    limit?: number;
    verdict?: "passed" | "failed" | "could-not-tell" | "not-a-photo";
    review?: "pending" | "approved" | "rejected";
    kind?: "base" | "grid" | "cell";
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: PicturePage;
    } | {
        status: 304;
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
    } | {
        status: 503;
        data: Problem;
    }>(`/datasets/${encodeURIComponent(dataset)}/pictures${QS.query(QS.explode({
        cursor,
        limit,
        verdict,
        review,
        kind
    }))}`, {
        ...opts
    });
}
/**
 * What is known of one picture
 */
export function getPicture({ picture }: {
    picture: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Picture;
    } | {
        status: 304;
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
    } | {
        status: 503;
        data: Problem;
    }>(`/pictures/${encodeURIComponent(picture)}`, {
        ...opts
    });
}
/**
 * The stored file of a picture
 */
export function getPictureFile({ picture, v }: {
    picture: string;
    v?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Blob;
    } | {
        status: 304;
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
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/pictures/${encodeURIComponent(picture)}/file${QS.query(QS.explode({
        v
    }))}`, {
        ...opts
    });
}
/**
 * A small copy of a picture
 */
export function getPictureThumbnail({ picture, v, width }: {
    picture: string;
    v?: string;
    width?: "160" | "320" | "640";
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Blob;
    } | {
        status: 304;
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
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/pictures/${encodeURIComponent(picture)}/thumbnail${QS.query(QS.explode({
        v,
        width
    }))}`, {
        ...opts
    });
}
/**
 * The marks of a picture: do they hold, and who signed them
 */
export function getPictureProvenance({ picture }: {
    picture: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Provenance;
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
        status: 422;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/pictures/${encodeURIComponent(picture)}/provenance`, {
        ...opts
    });
}
/**
 * Approve a picture
 */
export function approvePicture({ picture, ifMatch }: {
    picture: string;
    ifMatch?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Picture;
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
        status: 412;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/pictures/${encodeURIComponent(picture)}/approve`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "if-match": ifMatch
        })
    });
}
/**
 * Reject a picture
 */
export function rejectPicture({ picture, ifMatch, rejection }: {
    picture: string;
    ifMatch?: string;
    rejection?: Rejection;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Picture;
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
        status: 412;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/pictures/${encodeURIComponent(picture)}/reject`, oazapfts.json({
        ...opts,
        method: "POST",
        body: rejection,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "if-match": ifMatch
        })
    }));
}
/**
 * Take the last decision about a picture back
 */
export function undoPicture({ picture, ifMatch }: {
    picture: string;
    ifMatch?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Picture;
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
        status: 412;
        data: Problem;
    } | {
        status: 429;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/pictures/${encodeURIComponent(picture)}/undo`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "if-match": ifMatch
        })
    });
}
