import type { Promises } from './kinds.ts';

const DAY = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
const COUNT =
  '(?:\\d{1,3}(?: ?(?:-|to|or) ?\\d{1,3})?|a|an|one|two|three|four|five|six|seven|eight|ten|fifteen|few|couple of|twenty-four|forty-eight)';
const SPAN = '(?:(?:working|business|full) )?(?:h|hrs?|hours?|days?|minutes?|mins?|weeks?|moments?|months?)';
const WILL = "(?:'ll|will|'re going to|'s going to|are going to|is going to|am going to|'m going to|shall|can)";
const SURELY = '(?:definitely |certainly |surely |also |then |have |be |get |just )*';

export const english: Promises = {
  when:
    `tomorrow|tmrw|tomoz|2moro|today|tonight|tonite|in (?:good |plenty of |perfect )?time (?:for|to)|(?:by|for|before) (?:mother's day|father's day|christmas|easter|valentine's|the weekend|the holidays|your \\p{L}+)|(?:by|before|until|no later than|on|this|next|come|for) (?:the )?(?:next |this )?(?:${DAY}|weekend|tomorrow|tonight|noon|midday|christmas|end of (?:the |this )?(?:day|week|month)|close of business|(?:the )?\\d{1,2}(?:st|nd|rd|th)?|lunchtime|evening)|` +
    `(?:in|within|inside|under|less than|in under)(?: (?:less than|the next|under|just|about|around|a maximum of|only|no more than))* ${COUNT} ${SPAN}|(?:over|in|within) the next (?:${COUNT} )?${SPAN}|this (?:week|morning|afternoon|evening)|next week|first thing|right away|straight away|without fail|overnight|the day after tomorrow|at the latest|by then`,
  comes:
    `(?:youll|itll|theyll|well|ull) ${SURELY}(?:have|get|got|receive|arrive|be (?:there|with you|refunded))|(?:you|we|i|it|they|he|she|that|this|everything|money|refund|order|parcel|package|lamp|replacement|delivery|item|credit|courier|driver|team|store|shop)\\p{L}{0,2} ?${WILL} ${SURELY}(?:have|got|get|receive|arrive|delivered?|refund(?:ed)?|replaced?|fix(?:ed)?|sort(?:ed)?|solved?|resolved?|ship(?:ped)?|sent?|send|sending|dispatch(?:ed)?|repair(?:ed)?|exchanged?|return(?:ed)?|pay|paid|credited?|reimbursed?|be (?:there|with you|ready|back|done|in your|on its way|at your|here|yours)|there|with you|ready|back|done|in your|come|collect(?:ed)?|pick(?:ed)? (?:it|this|that) up|bring|land|reach|drop|swap)|` +
    `(?:it|order|parcel|package|delivery|replacement|money|refund|lamp|item)\\p{L}{0,2} (?:arrives?|gets? there|lands?|comes?|ships?|goes out|is due|will be)|expect (?:it|your|the|delivery|a refund|to (?:have|receive|get))|(?:you'll|you will) be (?:refunded|reimbursed|credited|paid)|you (?:get|have|receive) (?:it|your|the|a)|(?:we are|we're|i'm|i am) (?:refunding|sending|delivering|replacing|shipping|fixing|returning)|we (?:refund|send|deliver|replace|ship|fix|return) (?:it|your|you|the)|delivered|refunded|sorted|fixed`,
  notComes:
    /(?:send|have|get|receive|drop|give|expect)\p{L}* (?:you )?(?:a |an |the |your |our |more |another )?(?:message|email|e-mail|mail|reply|answer|news|dm|link|form|information|info|details|update|note|response|call|word|colleague)|yesterday|(?:was|were|has been|have been|had been) \p{L}+/u,
  guarantee:
    `(?:we|i)(?:'ll| will| can| do| hereby)? (?:promise|guarantee|swear|vow|assure you)|promise you|guaranteed?|guaranteeing|i assure|we assure|rest assured|(?:you have|you've got) (?:my|our) word|(?:give you|on) (?:my|our) word|(?:it|this|that) (?:won't|will not|will never|shall not|is not going to|isn't going to|'ll never) (?:ever )?(?:happen|occur|be repeated|go wrong)|never (?:happen )?again|won't happen again|` +
    `(?:will|'ll) (?:definitely|certainly|surely|absolutely|always|never)|100 ?% (?:sure|certain|guaranteed)|no matter what|without (?:a |any )?doubt|you can (?:count|bet|bank) on (?:it|that|us)|cross my heart|for sure`,
  gift:
    `(?:we|i)(?:'ll| will|'d like to| would like to|'d love to| would love to| are going to|'re going to| can|'m going to|'ve| have)? ?(?:also |happily |gladly )?(?:give|gift|offer|send|add|apply|pop|throw|include|make|arrange|provide|knock|take|credit|issue|added|applied|popped)\\p{L}*[^.!?\\n]{0,50}(?:gift|voucher|discount|coupon|free|freebie|complimentary|goodwill|\\d{1,2} ?%|off your|compensation|at no (?:cost|charge|extra)|on the house|store credit|points)|` +
    `(?:it's|it is|this one's|this is|that's|delivery is|shipping is|all) on (?:us|the house)|our treat|compensate you|make it up to you with|here's (?:a |your )?(?:\\d{1,2} ?%|discount|voucher|code|coupon|free)|(?:\\d{1,2} ?% )?off your next|free (?:delivery|shipping|gift|return)s? (?:on|for|with) (?:your|you)|(?:you'll|you will|you can) (?:get|have|receive|enjoy) (?:a |an |your )?(?:\\d{1,2} ?%|free|discount|voucher|gift|complimentary)[^.!?\\n]{0,30}|(?:next|your) (?:order|purchase|delivery) (?:is |will be |free)(?:free|on us)?|won't (?:charge|bill) you|as a (?:gift|thank you|goodwill gesture|gesture of goodwill)|gesture of goodwill`,
  not: /(?:^|[^\p{L}])(?:not|no|never|cannot|if|unless|\p{L}+n't)(?:[^\p{L},]|$)(?:(?!but)[^.!?;]){0,40}$|(?:^|[^\p{L}])(?:when|as soon as|whether|once)[^.!?;,]{0,40}$/u,
};
