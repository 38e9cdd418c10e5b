import type { FastifyReply } from 'fastify';
import { toCsv, toXlsx } from './files.ts';
import type { Sheet } from './sheet.ts';

/** Answers with tables as a CSV file. */
export function sendCsv(reply: FastifyReply, name: string, sheets: readonly Sheet[]): FastifyReply {
  return download(reply, `${name}.csv`, 'text/csv; charset=utf-8').send(toCsv(sheets));
}

/** Answers with tables as a workbook. */
export async function sendXlsx(reply: FastifyReply, name: string, sheets: readonly Sheet[]): Promise<FastifyReply> {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return download(reply, `${name}.xlsx`, type).send(await toXlsx(sheets));
}

function download(reply: FastifyReply, name: string, type: string): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`);
}
