import type { Concepts } from './concepts.ts';

/** English of anywhere; concepts.ts says how it is written. */
export const en: Concepts = {
  die: 'die died dies dying dead death grave coffin funeral corpse',
  kill: 'kill* murder* stab* slaughter execut* strangl* shot_in lynch* run_him_over run_you_over',
  suicide:
    'suicid* kill_myself killing_myself end_it ending_it end_my take_my_life top_myself hang_myself hang* hanged overdos* cutting self_harm* self-harm* harm_myself hurt_myself jump slit drown_myself unalive',
  life: 'life live living alive exist existing wake_up waking_up born be_here',
  end: 'end ended ends over stop forever disappear gone leave_this last way_out for_good peace rest',
  despair:
    "can't_go can't_do can't_take can't_cope hopeless no_hope pointless no_point the_point worthless burden empty depress* desperate edge anxiety better_off without_me nothing_to nothing_left no_one_would nobody_would tired_of hate_my crying want_out wish_i don't_want i'd_rather",
  method: 'pills tablets paracetamol bridge rope roof balcony window poison rails blade razor',
  farewell: "goodbye bye farewell letter letters note sorry_everyone look_after when_i'm_gone forgive tell_my",
  hit: 'hit beat punch* kick* smash* break broke_his slap* batter* knock* thump throttle rip destroy crush shoot shot bullet hurt hurting bleed bodies ambulance walking hospitalise plasters',
  weapon: 'knife gun guns shotgun rifle bat hammer machete petrol matches bomb bombs brick bricks axe crowbar',
  body: 'face head legs leg arm arms hand hands finger fingers eye eyes tooth teeth mouth skin neck back body blood hip ankle knee bone lip stomach throat scalp jaw',
  burn: 'burn* torch* fire flames flame spark* smok* smoke melt* ash explod* explos* blew burst',
  ambush:
    "waiting_outside wait_outside be_outside outside clocks_off gets_off after_work where_you_live where_he where_she where_your watch_yourself watch_themselves watch_out watch_your pray regret pay_for_this pay_for find_you find_him find_out_where coming_down coming_for paying_you visit home_address reg_plate you'll_see on_the_street tonight_and",
  place:
    'shop store office branch restaurant bar hotel building warehouse headquarters counter till supermarket pharmacy station checkout car_park',
  staff:
    'staff employee employees cashier manager boss driver drivers courier guard security bouncer doorman technician engineer waiter waitress* barman crew salesman rep reps receptionist instructor mechanic agent agents clerk worker workers collector* presenter ceo',
  you: "you your yours yourselves you're you've y'all ur u",
  family:
    'son daughter kid kids child children baby mother mum mom father dad gran grandma nan grandad grandpa husband wife brother sister nephew niece girlfriend boyfriend partner family toddler boy girl',
  lawyer: 'lawyer* solicitor* attorney* barrister legal_advice counsel legal_team',
  court:
    'court courts tribunal judge sue suing sued lawsuit litigation legal_action proceedings small_claims class_action serving_papers',
  authority:
    'trading_standards ombudsman bbb ftc cfpb ofcom ofgem ofwat fca caa accc ico comreg regulator watchdog police council environmental_health attorney_general dot fda osha hse citizens_advice consumer_rights licensing consumer_protection health_inspector section_75 authorities financial_conduct comptroller',
  formal:
    'report* complaint file filed filing lodge* formal grievance escalate case dispute chargeback deadlock pursu* opened_a',
  law: 'law laws legal illegal rights statutory liable breach* act unlawful contract_law regulation crime',
  journalist: 'journalist* reporter* editor correspondent columnist investigative freelance producer',
  media:
    'press media paper papers newspaper* tv television news radio magazine programme show piece article story interview podcast documentary column channel outlet outlets bbc itv cnn guardian times rag edition publication',
  viral:
    'viral thread rt retweet tag* trending followers follow_me tiktok youtube youtuber* influencer* instagram reels socials views episode million',
  publish:
    'publish* post* upload* expose* share put_it put_this video videos recorded filming film footage everyone_to_see will_see know_what all_see online everywhere go_public going_public',
  statement:
    'statement comment version spokesperson spokesman deadline line_from comms quote clarify allegations figures',
  scam: 'scam* fraud* con conned phish* swindl* rip*_off ripping tricked fake counterfeit forged impersonat* imposter* impostor* pretend* posing bogus dodgy extort* blackmail',
  hack: 'hack* hacker* broke_into got_into got_in took_over taken_over emptied drained cleaned_out changed_the compromised swapped',
  fake: "fake false copy clone* real_or legit genuine not_real exist doesn't_exist smells_off",
  steal: 'stole* steal* theft thief thieves rob* robbing nick* taken_from vanished',
  card: 'card account bank balance transfer* wire atm credit debit loan savings points payment payments paypal zelle social_security',
  code: 'code password pin token verification otp details',
  lure: 'link text sms email emails whatsapp message call called giveaway profile page site website',
  notMe:
    "wasn't_me not_me didn't_make didn't_authorise didn't_authorize don't_recogni* never_made never_bought never_signed never_ordered never_joined my_name my_identity unauthori* without_authori* i_never",
  data: 'data personal_information info gdpr ccpa dsar record records file medical notes statement passport id_copy results database details privacy subject_access',
  privacy: 'data_protection privacy private confidential leak* breach* cc camera recorded footage dpo',
  erase: 'delete* erase* remove* wipe* forget forgotten take_down',
  consent:
    'permission consent consented without_asking never_asked without_telling never_gave never_agreed who_gave passing',
  stranger:
    "stranger* another_customer someone_else somebody_else other_customers other_people ex neighbour neighbor third_part* another_patient else's anyone_with",
  contactData: 'phone number address email photo photos name mobile contact picture',
  race: 'black asian brown race racis* racial* foreign* immigrant* arab chinese indian african colour color skin ethnic* traveller* latino mexican polish white gypsy xenophob*',
  gender:
    'woman women gay lesbian* trans queer homophob* sexis* misogyn* pregnan* two_guys two_women two_men holding_hands kissing girlfriend_and slur faggot heels',
  disability:
    'wheelchair* disab* blind deaf autis* down_syndrome ramp guide_dog assistance_dog stammer stutter crutches mobility',
  origin: 'accent country go_home nationality headscarf hijab religion muslim* jew* turban go_back',
  bodyAge: 'fat old elderly older age size plus younger',
  harass: 'harass* grop* touch* hands_on catcall* leer* comments_about creep* boyfriend sexual* inappropriate',
  mock: 'laugh* mock* imitat* humiliat* insult* contempt treated_like treats called sneer* smirk* joke_about ridicul*',
  refuse:
    "wouldn't_let refus* turned_away turned kicked_out thrown_out denied banned not_allowed no_entry moved_us told_to searched followed don't_do",
  everyone: 'everyone everybody nobody no_one all_of people folks friends guys lads anyone us_all together',
  dontBuy:
    "don't_buy don't_shop don't_use don't_fall don't_sign do_not_buy nobody_shop stop_buying stop_shopping stop_using never_set_foot stay_out stay_away avoid run_from cancel_your delete_the_app delete_your move_your take_your not_another won't_buy ditch steer_clear leave_their binned",
  boycott:
    'boycott* wallet pockets protest share spread warn pass_it_on rt organise punish deserve penny cent dime do_the_same decency',
  ill: 'sick ill vomit* puk* poison* food_poisoning diarrh* dizzy faint* salmonella fever nausea unwell throwing_up threw_up',
  allergy: 'allerg* coeliac celiac gluten nut nuts peanut* lactose anaphyla* shellfish epipen',
  hospital: 'hospital a&e er ambulance doctor clinic icu surgery paramedic* fire_brigade stitches',
  injury:
    "injur* hurt fractur* broke broken_hip slip* fell fall fallen trip* bleed* cut burnt burned blister* chok* swallow* suffocat* drown* collaps* crush* rash irritat* accident concussion can't_breathe closed_up chipped",
  gas: 'gas monoxide leak leaking smell smells fumes',
  shock: 'shock* electrocut* current wire wires cable live socket battery overheat* plug',
  object: 'glass shard* plastic wire nail screw* metal hair staple bone_in stone_in',
  bug: 'cockroach* maggot* worm* bug bugs rat rats mouse mice flies insect* mould mold mouldy rotten expired out_of_date ants larvae',
  food: 'food ate dinner lunch soup salad rice bread chicken meat fish yoghurt yogurt milk biscuit* cookie* chocolate pizza menu meal cake burger sushi sandwich wrap beer ice_cream olives olive',
  machine:
    'washer dryer iron hairdryer charger stove heater boiler oven microwave scooter bike car motorbike tyre tire wheel brakes lift elevator toy seat airbag steering telly tv fridge dishwasher pool',
  person:
    'person human human_being agent adviser advisor someone_real anyone_real real manager supervisor boss director someone_who people representative operator flesh',
  robot: 'robot bot machine recording chatbot automated menu options virtual_assistant ai',
  call: 'call calls called ring rang phone put_me put_through transfer contact callback call_back get_back',
  talk: 'talk speak spoke chat discuss',
  inbox: 'inbox dm dms pm private_message message_me reply privately answer',
  moneyBack:
    'refund* money_back give_back pay_back repay reimburs* compensat* credit_me owe owed owes reverse cashback back',
  money: 'money pounds dollars amount pay paid payment cash fee fees deposit cost_me',
  charge:
    'charge* charged bill bills billed invoice fee annual_fee service_charge exit_fee subscription discount coupon voucher promo statement',
  twice: 'twice double two_payments too_many duplicat* three_times again_charged',
  cancel:
    "cancel* close_my terminat* unsubscrib* end_my_contract don't_renew take_me_off opt_out withdraw stop_emailing pull_me leave_the_contract done_with",
  leave: "competitor* switching switch leaving porting port elsewhere someone_else another_provider moving_to i'm_off",
  giveBack: "return returning exchange too_small too_big doesn't_fit swap",
  contract: 'contract subscription plan membership account line insurance policy course booking',
  broken:
    "doesn't_work not_working won't_open won't_let won't_load won't_charge won't_turn broken broke faulty defect* damaged fail* error errors blocked locked crash* crashes leaks drips stuck bent torn scratched freez* stopped out_of_order",
  missing:
    "missing lost vanished never_arrived never_came hasn't_arrived not_arrived not_here isn't_here where's where_is tracking delivered no_sign nothing_here",
  wait: 'wait* late delay* queue hours_of still pending slow ages weeks_now',
  wrong: 'wrong different incorrect instead mistake invalid mixed_up misspelt spelled',
  noService:
    'no_signal no_power no_internet no_water no_broadband no_hot no_gas no_line without_power without_hot without_internet outage cut_off cut_us down dead',
  repair:
    'fix repair* sort resolve replace* send_another send_someone correct amend check activate unlock install* reinstate',
  now: 'now right_now as_i_type immediately this_minute this_second just asap straight_away at_once',
  today: 'today tonight this_evening this_afternoon this_morning',
  tomorrow: 'tomorrow monday tuesday wednesday thursday friday saturday sunday this_week by_friday before_the',
  minutes: 'minute minutes min mins hour hours half_an_hour an_hour',
  weeks: 'week weeks month months days fortnight since_monday since_the since_last year years',
  deadline:
    'deadline due expires closes shuts last_day wedding exam interview operation surgery trip event birthday ends_today',
  stuck:
    "stuck trapped locked_out locked_in stranded outside alone at_the_door can't_get_in can't_get_out won't_let_us barrier broke_down standing",
  travel:
    'flight plane airport gate boarding board train station boat ferry bus bag luggage suitcase check-in terminal motorway taxi uber recovery rental hotel',
  again: 'again third fourth fifth once_more time times always every_week every_month never keeps still_not yet_again',
  unanswered:
    'nobody_answers no_one_answers no_reply no_answer no_response not_answering nobody_replies ignored ignoring silence hello? anyone_there',
  urgent: 'urgent urgently emergency help asap as_soon please_help sos',
  medical: 'oxygen insulin medicine medication prescription dialysis ventilator newborn pregnant treatment meds',
  price: 'price prices how_much cost costs quote rates tariff fee_for what_is_it surcharge tuition',
  wantBuy:
    'buy order hire book booking i_want want_one want_it take_it interested save_me become_a open_an switching_to looking_for finance rent sign_up get_a join reserve',
  stock:
    'in_stock left any_left available availability size got_it_in catalogue catalog model ticket tickets spaces places sold_out',
  group:
    'people group company staff school team business wholesale wedding_of units shirts distributor supplier licences licenses seats employees',
  ask: 'how where when what which who what_time until_when how_long how_many why question query wondering know does_the do_you is_it is_there',
  can: 'can_i could_i may_i do_you does_it is_there are_there have_to need_to accept allowed include includes included compatible works_with fit covered possible',
  should: 'should could_you_add make open_one add bring extend put_a consider introduce swap_the',
  wish: "wish would_be_nice would_be_great would_be would_love if_only miss bring_back please_bring how_about why_not would_help could_do_with needs since_you're next_time",
  idea: "idea suggestion suggest proposal version option button dark_mode improve improvement have_a_think i'd",
  thanks: 'thank* thanks ta cheers grateful appreciate*',
  great:
    'great excellent perfect wonderful fantastic amazing incredible brilliant lovely good best delicious gorgeous beautiful kind friendly happy pleased delighted ten chuffed compliments recommend star rock awesome superb spectacular first_class',
  love: 'love loved adore like liked favourite favorite enjoy* obsessed',
  awful:
    'awful terrible horrible disgusting disgrace* shame appalling worst rubbish garbage crap trash disappoint* unacceptable joke rude ridiculous pathetic dreadful miserable poor useless overrated shocking',
  laugh: 'haha* lol lmao rofl hehe* funny joke xd laughing',
  easyMoney:
    'earn income invest* profit* dollars double_your from_home trading crypto* bitcoin airdrop wallet betting casino loan loans credit_in get_rich',
  followMe:
    'follow_me follow_back cheap_followers subscribe my_channel my_profile my_bio my_link in_bio link_in stream_my dm_me join_the support_my',
  sell: 'for_sale selling exclusive_offer replica* cheap low_prices i_do_logos half_price private_lessons buying_air',
  magic: 'psychic spell tarot luck chain single ladies girls lose_weight lbs viagra dating',
  job: 'cv resume job jobs vacancy hiring apply applications internship experience_in work_for summer_work',
  greet: 'hi hello morning good_morning evening ok okay sure yes no sorry same too happy me i',
  think: 'think opinion say reckon prefer believe in_my_day',
};
