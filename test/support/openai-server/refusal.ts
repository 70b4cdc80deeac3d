/** A request that the vendor would not take. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string | null;
  readonly param: string | null;
  readonly type: string;

  constructor(
    status: number,
    code: string | null,
    message: string,
    { param = null, type = 'invalid_request_error' }: { param?: string | null; type?: string } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.param = param;
    this.type = type;
  }

  body(): string {
    return errorBody(this.message, this.type, this.code, this.param);
  }
}

export function errorBody(
  message: string,
  type: string,
  code: string | null,
  param: string | null = null,
  more: object = {},
): string {
  return JSON.stringify({ error: { message, type, param, code, ...more } }, null, 2);
}

export function unknownParameter(name: string): Refusal {
  return new Refusal(400, 'unknown_parameter', `Unknown parameter: '${name}'.`, { param: name });
}

export function invalidValue(name: string, value: unknown, allowed: string): Refusal {
  const shown = JSON.stringify(value) ?? 'nothing';
  return new Refusal(400, 'invalid_value', `Invalid value: ${shown}. Supported values are: ${allowed}.`, {
    param: name,
  });
}

export function missing(name: string): Refusal {
  return new Refusal(400, 'missing_required_parameter', `Missing required parameter: '${name}'.`, {
    param: name,
  });
}
