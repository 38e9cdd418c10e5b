/** Kinds of personal data a visitor might type although no answer needs them. */
export type PersonalData = 'iban' | 'email' | 'phone' | 'document';

const iban = /\b[a-z]{2}\d{2}(?:[ -]?[a-z\d]{4}){2,7}(?:[ -]?[a-z\d]{1,3})?\b/gi;
const email = /[^\s@<>"(),;]+@[^\s@<>"(),;]+\.[a-z]{2,}/gi;
const phone = /(?:(?:\+|\b00)[1-9][\d ()/.-]{6,}\d|\b0[1-9]\d{1,4}[ /-]*\d(?:[ /-]?\d){4,})(?!\d)/g;
/** Identity cards and passports: nine letters and digits without vowels, then perhaps a check digit. */
const identityDocument = /\b[cfghjk-npr-tv-z][cfghjk-npr-tv-z\d]{8}(?:\d|\dD)?\b/gi;
const taxNumber = /\b[1-9]\d[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}\b/g;
const insuranceNumber = /\b\d{2}[ ]?\d{6}[ ]?[a-z][ ]?\d{3}\b/gi;

/** The kind of personal data the text seems to hold. A guess that leads to a warning, never to a refusal. */
export function findPersonalData(text: string): PersonalData | undefined {
  if (matches(text, iban).some((found) => countDigits(found) >= 12)) return 'iban';
  if (matches(text, email).some((found) => !isCityAddress(found))) return 'email';
  if (hasDocumentNumber(text)) return 'document';
  if (matches(text, phone).some((found) => !isCityNumber(found))) return 'phone';
  return undefined;
}

function hasDocumentNumber(text: string): boolean {
  const numbers = [...matches(text, taxNumber), ...matches(text, insuranceNumber)];
  return numbers.length > 0 || matches(text, identityDocument).some((found) => countDigits(found) >= 3);
}

// Asking about the city's own addresses and numbers gives nobody away.
function isCityAddress(address: string): boolean {
  return /[@.](?:hannover-stadt|hannover)\.de$/i.test(address);
}

function isCityNumber(number: string): boolean {
  return /^(?:\+49|0049|0)511168/.test(
    number.replace(/\D/g, (sign) => (sign === '+' ? sign : '')).replace(/^(\+49|0049)0/, '$1'),
  );
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return text.match(pattern) ?? [];
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length;
}
