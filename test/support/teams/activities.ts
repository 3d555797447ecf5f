import { composed } from './composed.ts';
import type { TeamsService } from './service.ts';
import type { Channel, Message, Person } from './world.ts';

interface Activities {
  bot: { id: string; name: string };
  /** What every activity of a person says. */
  frame(person: Person): object;
  inChannel(channel: Channel, root: string | undefined): object;
  inChat(person: Person): object;
  /** Where a message stands, as an activity about it says. */
  placeOf(person: Person, message: Message): object;
  /** What a person wrote, changed or deleted. */
  messageActivity(
    message: Message,
    type: 'message' | 'messageUpdate' | 'messageDelete',
    how: { mentions?: boolean; quotes?: string },
  ): object;
}

/** Activities as Teams writes them: who acts, where, and what she wrote, changed or deleted. */
export function createActivities({ world, appId, urls }: TeamsService): Activities {
  const bot = { id: `28:${appId}`, name: 'Recado' };

  function frame(person: Person): object {
    const now = new Date().toISOString();
    return {
      timestamp: now,
      localTimestamp: now,
      localTimezone: person.timeZone,
      locale: person.locale,
      channelId: 'msteams',
      serviceUrl: urls.service,
      from: { id: person.id, name: person.name, aadObjectId: person.objectId },
      recipient: bot,
      entities: [
        { type: 'clientInfo', locale: person.locale, timezone: person.timeZone, country: 'ES', platform: 'Web' },
      ],
    };
  }

  function inChannel({ id, name, team }: Channel, root: string | undefined): object {
    return {
      conversation: {
        id: root === undefined ? id : `${id};messageid=${root}`,
        isGroup: true,
        conversationType: 'channel',
        tenantId: world.tenantId,
      },
      channelData: {
        tenant: { id: world.tenantId },
        team: { id: team.id, name: team.name, aadGroupId: team.groupId },
        channel: { id, name: name ?? undefined },
        teamsTeamId: team.id,
        teamsChannelId: id,
      },
    };
  }

  function inChat(person: Person): object {
    return {
      conversation: { id: world.chatWith(person).id, conversationType: 'personal', tenantId: world.tenantId },
      channelData: { tenant: { id: world.tenantId } },
    };
  }

  function placeOf(person: Person, { place, id, root }: Message): object {
    const channel = world.channel(place);
    return channel === undefined ? inChat(person) : inChannel(channel, root ?? id);
  }

  function messageActivity(
    message: Message,
    type: 'message' | 'messageUpdate' | 'messageDelete',
    { mentions = false, quotes }: { mentions?: boolean; quotes?: string },
  ): object {
    const { from, text, id } = message;
    if (from === undefined) throw new Error('the bot tells us nothing of itself');
    const tag = `<at>${bot.name}</at>`;
    const { plain, content: written } = composed(text);
    const said = mentions ? `${tag} ${plain}` : plain;
    const content = `<p>${mentions ? `<span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">${bot.name}</span>&nbsp;` : ''}${written}</p>`;
    const base = frame(from) as { entities: object[] };
    const gone = type === 'messageDelete';
    const where = placeOf(from, message) as { channelData: object };
    const eventType = { message: undefined, messageUpdate: 'editMessage', messageDelete: 'softDeleteMessage' }[type];
    return {
      ...base,
      ...where,
      channelData: { ...where.channelData, eventType },
      type,
      id,
      ...(!gone && { text: said, textFormat: 'plain', attachments: [{ contentType: 'text/html', content }] }),
      entities: [
        ...base.entities,
        ...(mentions ? [{ type: 'mention', mentioned: bot, text: tag }] : []),
        ...(quotes === undefined ? [] : [{ type: 'quotedReply', quotedReply: { messageId: quotes } }]),
      ],
    };
  }

  return { bot, frame, inChannel, inChat, placeOf, messageActivity };
}
