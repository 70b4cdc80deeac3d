/** USD with as many digits as an amount of its size needs. */
export function usd(amount: number): string {
  const digits = amount > 0 && amount < 0.1 ? 4 : 2;
  return `$${amount.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}
