import { describe, expect, it } from 'vitest';
import { given } from '#core/form.ts';
import type { Form } from '#core/form.ts';
import { RecadoError } from '#core/errors.ts';
import type { SurfaceFiles } from '#core/ports/surface.ts';
import { picture, png } from '../support/pictures.ts';
import { until } from '../support/until.ts';
import type { FilesRig } from './surface-rig.ts';
import { card, patiently, reply } from './surface-stage.ts';
import type { Stage } from './surface-stage.ts';

/** Files in threads and in forms, for surfaces that take them. */
export function files(stage: Stage, { outgoing }: { outgoing: boolean }): void {
  /** Undefined on a surface that declares none; its rig then has none either. */
  function filesRig(): { surface: SurfaceFiles; rig: FilesRig } | undefined {
    const { files: surface } = stage.surface;
    const { files: rig } = stage.rig;
    expect(surface === undefined).toBe(rig === undefined);
    return surface && rig && { surface, rig };
  }

  const form = (extensions: string[]): Form =>
    reply('Responder', {
      blocks: [
        { kind: 'field', field: { kind: 'file', name: 'files', label: 'Fotos', extensions, max: 2, optional: true } },
      ],
    });

  describe('files', () => {
    it.runIf(outgoing)('stand in a thread, are found by their reference and can be taken back', async () => {
      const at = filesRig();
      if (!at) return;
      const channel = stage.rig.channel();
      const { ts: thread } = await stage.post(channel, card('Una tarjeta'));
      const since = new Date();
      const before: number[] = [];
      let ref = '';
      await patiently(() =>
        at.surface.show(
          { channel, thread, name: 'recado-1.png', title: 'Foto de <!channel> & Carla', alt: 'una caja', bytes: png },
          async (begun) => {
            ref = begun;
            before.push((await at.rig.shown(channel, thread)).length);
            expect(await at.surface.find({ channel, thread, ref, since })).toBe(false);
          },
        ),
      );
      // Its reference was told before anybody could see it.
      expect(before).toEqual([0]);
      const [seen, ...more] = await until('the file', async () => {
        const all = await at.rig.shown(channel, thread);
        return all.length > 0 && all;
      });
      expect(more).toEqual([]);
      expect(seen).toMatchObject({ name: 'recado-1.png', title: 'Foto de <!channel> & Carla' });
      expect(seen && Buffer.from(seen.bytes).equals(png)).toBe(true);
      expect((await stage.rig.messages(channel, thread)).flatMap(({ pings }) => pings)).toEqual([]);
      expect(await at.surface.find({ channel, thread, ref, since })).toBe(true);
      await at.surface.remove(ref);
      await at.surface.remove(ref);
      expect(await at.rig.shown(channel, thread)).toEqual([]);
      expect(await at.surface.find({ channel, thread, ref, since })).toBe(false);
    });

    it.runIf(outgoing)('are not shown where the bot may not write, and not under what is gone', async () => {
      const at = filesRig();
      if (!at) return;
      const channel = stage.rig.channel();
      const { ts: thread } = await stage.post(channel, card('Se borra'));
      const show = (place: { channel: string; thread: string }) =>
        at.surface.show({ ...place, name: 'a.png', title: 'A', bytes: png }, async () => undefined);
      await expect(show({ channel: stage.rig.missingChannel, thread })).rejects.toMatchObject({
        code: 'surface.channel',
      });
      await stage.rig.remove({ channel, ts: thread });
      if (stage.rig.equivalents?.file === undefined)
        await expect(show({ channel, thread })).rejects.toMatchObject({ code: 'surface.message-gone' });
      else {
        // A card of its own is taken under whatever it is given: nothing else comes with it.
        await show({ channel, thread });
        expect(await at.rig.shown(channel, thread)).toHaveLength(1);
      }
    });

    it('of a form are read with what the surface knows them by', async () => {
      const at = filesRig();
      if (!at) return;
      const { id: user } = stage.rig.member;
      const other = picture([200, 30, 30]);
      stage.onSubmit = async () => ({ kind: 'close' });
      const { after } = await stage.pressOne(async (_click, respond) => {
        await respond.open(form(['png', 'jpg']));
      });
      const values = {
        files: await at.rig.choose(user, [
          { name: 'una foto.png', bytes: png },
          { name: 'otra.png', bytes: other },
        ]),
      };
      await stage.rig.submit({ user, form: after.form?.id ?? '', values });
      const files = given(stage.submissions.at(-1)?.values['files']);
      expect(files).toEqual([
        { ref: expect.any(String), name: 'una foto.png', size: png.length },
        { ref: expect.any(String), name: 'otra.png', size: other.length },
      ]);
      const [first, second] = files;
      expect(Buffer.from(await at.surface.read(first?.ref ?? '', { bytes: 1_000_000 })).equals(png)).toBe(true);
      expect(Buffer.from(await at.surface.read(second?.ref ?? '', { bytes: other.length })).equals(other)).toBe(true);
      await expect(at.surface.read(first?.ref ?? '', { bytes: png.length - 1 })).rejects.toMatchObject({
        code: 'file.too-large',
      });
    });

    it('may be left out of a form', async () => {
      if (!filesRig()) return;
      const { id: user } = stage.rig.member;
      const { after } = await stage.pressOne(async (_click, respond) => {
        await respond.open(form(['png']));
      });
      await stage.rig.submit({ user, form: after.form?.id ?? '', values: {} });
      expect(given(stage.submissions.at(-1)?.values['files'])).toEqual([]);
    });

    it('are asked of the surface itself and of nobody else', async () => {
      const at = filesRig();
      if (!at) return;
      for (const ref of [
        'https://slack.com.evil.example/files/1',
        'http://files.slack.com/1',
        'http://127.0.0.1:1/1',
        'file:///etc/passwd',
        'nothing',
        '',
      ]) {
        const thrown: unknown = await at.surface.read(ref, { bytes: 10 }).catch((error: unknown) => error);
        expect(thrown, ref).toBeInstanceOf(RecadoError);
        expect(thrown, ref).toMatchObject({ code: 'file.unreadable' });
      }
    });
  });
}
