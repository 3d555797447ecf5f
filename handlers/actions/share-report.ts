import { z } from 'zod';
import { channelLabel } from '#core/channels.ts';
import { RecadoError } from '#core/errors.ts';
import { noticeForm } from '../forms/notice.ts';
import { defineOperation } from '../define.ts';
import type { ActionContext } from '../context.ts';
import { askedBy, readSpec } from '../reports/ask.ts';
import { makeReport } from '../reports/make.ts';
import { channelPlaces, channelsFor } from '../reports/tell.ts';
import type { ReportSpec } from '#core/reports/spec.ts';
import { present } from '#core/present.ts';

/** Shows a report in a channel that she is in. */
export const shareReport = defineOperation({
  id: 'share-report',
  input: z.object({ spec: z.string().max(2_000), name: z.string().max(100).optional() }),
  async form(ctx, { spec, name }) {
    const { t } = ctx;
    const options = await channelOptions(ctx, readSpec(spec));
    if (options.length === 0)
      return noticeForm(t, {
        action: 'share-report',
        title: t('button.share-report'),
        text: t('report.share.nowhere'),
      });
    return {
      action: 'share-report',
      meta: present({ spec, name }),
      title: t('button.share-report'),
      submit: t('report.share.submit'),
      cancel: t('form.cancel'),
      blocks: [
        { kind: 'field', field: { kind: 'choice', name: 'channel', label: t('report.share.channel'), options } },
        { kind: 'context', inlines: [{ kind: 'text', text: t('report.share.note') }] },
      ],
    };
  },
  async submit(ctx, { spec: text, name }, values) {
    const { store, clock, actor } = ctx;
    const spec = readSpec(text);
    const channel = values['channel'] ?? '';
    if (!(await channelsFor(ctx, actor, { spec })).includes(channel))
      throw new RecadoError('report.not-there', {
        params: { channel: channelLabel(ctx.config, channel, actor.surface) },
      });
    const now = clock.now();
    const report = await makeReport(ctx, await askedBy(ctx, spec));
    const told = { personId: actor.id, name: name ?? null, report, at: now };
    await store.reports.tell(told, channelPlaces(ctx, channel));
    await store.reports.note({ personId: actor.id, what: 'report.shared', detail: { channel, by: spec.by }, at: now });
    return {
      kind: 'close',
      all: true,
      say: { key: 'say.report-shared', params: { channel: channelLabel(ctx.config, channel, actor.surface) } },
    };
  },
});

/** As a form offers them. */
export async function channelOptions(
  ctx: ActionContext,
  spec: ReportSpec,
): Promise<{ value: string; label: string }[]> {
  const keys = await channelsFor(ctx, ctx.actor, { spec });
  return keys
    .slice(0, MOST_CHANNELS)
    .map((key) => ({ value: key, label: channelLabel(ctx.config, key, ctx.actor.surface) }));
}

/** As many as a form can offer. */
const MOST_CHANNELS = 100;
