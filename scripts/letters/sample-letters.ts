import type { Letter } from "@holdfast/letters";

/**
 * A letter of usual length in two languages, only for looking at documents. It has what goes wrong most
 * easily: numbers, dates, hours, addresses and case numbers inside right-to-left words, lists, and an
 * element that only one language has.
 */
export const ENGLISH: Letter = {
  kind: "family",
  language: "en",
  direction: "ltr",
  elements: [
    { id: "subject", text: "What has happened, and what we do now" },
    { id: "greeting", text: "Dear Ms and Mr Haddad," },
    {
      id: "opening",
      text: "Thank you for speaking with us on the telephone today. This letter repeats what we said, so that you can read it again in a quiet hour.",
    },
    {
      id: "happened",
      text: "On 28 November 2026 your child told us that somebody online is threatening to share a picture.\nOur case number is K7M3Q-9TX26; please name it whenever you write to us.",
    },
    {
      id: "no-blame",
      text: "Your child has done nothing wrong. The person who threatens is to blame, and nobody else. These people do it to many children at once, and they are practised at it.",
    },
    {
      id: "home",
      text: "What helps most this week:\n- Stay close, also at night. Say that you are glad to know.\n- Leave the phone with your child, and look at the messages only together.\n- Sleep, meals and school as on other days, as far as your child wishes.",
    },
    {
      id: "do-not-pay",
      text: "Please do not pay. Whoever has paid once is asked again, most often within hours.\nPlease do not answer either. You need not delete anything.",
    },
    {
      id: "supervision",
      text: "For the next days your child should not be alone for long. If your child speaks of not wanting to live, stay with them and call 144 at once.",
    },
    {
      id: "remove",
      text: "Pictures can be taken down. Take It Down (takeitdown.ncmec.org) asks the large platforms to find a picture without anybody having to look at it.",
    },
    {
      id: "where-to-call",
      text: "Where to turn, day and night:\n- Telephone: +41 44 123 45 67\n- Mail to Ms Keller: keller@school.example\n- School is open 07:30–18:00 every day\n- Pro Juventute, for young people: 147\n- Police: 117\nChecked on 2026-11-22.",
    },
    {
      id: "support",
      text: "We shall call you on 01.12.2026 at 16:30, and before that if you wish.",
    },
    { id: "sign-off", text: "With kind regards,\nM. Keller\nDesignated safeguarding lead" },
  ],
};

/** The same letter in Arabic, without the element `remove`. Its numbers stand on short lines, so that none is broken. */
export const ARABIC: Letter = {
  kind: "family",
  language: "ar",
  direction: "rtl",
  elements: [
    { id: "subject", text: "ما الذي حدث وما الذي نفعله الآن" },
    { id: "greeting", text: "السيدة والسيد حداد المحترمان،" },
    {
      id: "opening",
      text: "نشكركم على حديثكم معنا اليوم عبر الهاتف. تكرر هذه الرسالة ما قلناه، لتقرؤوه مرة أخرى في ساعة هادئة.",
    },
    {
      id: "happened",
      text: "في 2026-11-28 أخبرنا طفلكم أن شخصاً على الإنترنت يهدد بنشر صورة.\nرقم الحالة K7M3Q-9TX26، ونرجو ذكره كلما كتبتم إلينا.",
    },
    {
      id: "no-blame",
      text: "لم يرتكب طفلكم أي خطأ. الذنب ذنب من يهدد، لا ذنب أحد سواه. هؤلاء يفعلون ذلك بأطفال كثيرين في الوقت نفسه وقد اعتادوا عليه.",
    },
    {
      id: "home",
      text: "أكثر ما يفيد هذا الأسبوع:\n- ابقوا قريبين منه، في الليل أيضاً. قولوا له إنكم مسرورون لأنكم عرفتم.\n- اتركوا الهاتف معه، ولا تنظروا إلى الرسائل إلا معاً.\n- النوم والطعام والمدرسة كما في سائر الأيام، بقدر ما يريد.",
    },
    {
      id: "do-not-pay",
      text: "نرجو ألا تدفعوا شيئاً. من دفع مرة طُلب منه مرة أخرى، وغالباً خلال ساعات.\nونرجو ألا تجيبوا أيضاً. ولا حاجة إلى حذف أي شيء.",
    },
    {
      id: "supervision",
      text: "في الأيام القادمة ينبغي ألا يبقى طفلكم وحده طويلاً. وإن تحدث عن عدم الرغبة في الحياة فابقوا معه واتصلوا بالرقم 144 فوراً.",
    },
    {
      id: "where-to-call",
      text: "إلى من تتوجهون، نهاراً وليلاً:\n- هاتف: +41 44 123 45 67 دائماً\n- بريد: keller@school.example\n- المدرسة مفتوحة 07:30–18:00 كل يوم\n- Pro Juventute للشباب: 147\n- الشرطة: 117\nجرى التحقق في 2026-11-22.",
    },
    { id: "support", text: "سنتصل بكم في 01.12.2026 الساعة 16:30، وقبل ذلك إن أردتم." },
    { id: "sign-off", text: "مع أطيب التحيات،\nM. Keller\nمسؤولة حماية الأطفال" },
  ],
};

/** What has to be read in this order wherever it stands in a right-to-left line. */
export const IN_ORDER = [
  "+41 44 123 45 67",
  "K7M3Q-9TX26",
  "2026-11-28",
  "2026-11-22",
  "01.12.2026",
  "07:30–18:00",
  "16:30",
  "keller@school.example",
];
