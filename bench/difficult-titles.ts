import type { WantedPicture } from '../worker/domain/share-picture.ts'

/** Titles that are difficult to set, in the languages in which they are difficult. */
const titles: [language: string, title: string, category?: string][] = [
  ['en', 'Rain'],
  ['en', 'Council votes'],
  ['de', 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung tritt in Kraft'],
  ['de', 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'],
  ['fi', 'Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas palkittiin'],
  ['cy', 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch reopens its station'],
  [
    'en',
    'A title of the greatest length that is taken: it goes on and on, clause after clause, as press offices like them, until nobody can say any more what it was about at its beginning, which is why a picture has to end it somewhere, with three dots, in the middle of a sentence that nobody would have read to its end',
  ],
  ['en', 'https://www.example.org/a/very/long/address/that/somebody/took/for/a/title.html?and=a&query=as&well=1'],
  ['ja', '水俣の名を刻んだ条約――水銀規制が世界の約束になるまで', '健康'],
  ['ja', '「アイスランド語」辞書、3万語を追加：委員会が発表', 'ニュース'],
  ['zh-Hans', '国际天文学联合会重新定义行星:冥王星不再是第九大行星', '科学'],
  ['zh-Hant', '臺北捷運環狀線全線通車,首日湧入二十萬名旅客', '交通'],
  ['ko', '한글날을 맞아 국립한글박물관에서 열리는 특별 전시회', '문화'],
  ['ar', 'مجلس المدينة يوافق على الرافعة الثانية في الميناء بعد نقاش طويل استمر حتى منتصف الليل', 'عام'],
  ['ar', 'منظمة الصحة العالمية (WHO) تعلن القضاء على شلل الأطفال في 3 دول عام 2026', 'صحة'],
  ['fa', 'کتابخانهٔ ملی از فردا هر روز تا ساعت ۲۱ باز است', 'فرهنگ'],
  ['he', 'הנמל מקבל מנוף שני: "שתי אוניות בבת אחת", אמרה ראש העיר', 'כללי'],
  ['he', 'בג״ץ: חוק ה-AI החדש ייכנס לתוקף ב-1 בינואר 2027', 'משפט'],
  ['ur', 'لاہور میں کتابوں کا سالانہ میلہ شروع', 'ثقافت'],
  ['hi', 'संयुक्त राष्ट्र ने महासागरों की रक्षा के लिए नई संधि अपनाई', 'विज्ञान'],
  ['bn', 'আন্তর্জাতিক মাতৃভাষা দিবসে নতুন গ্রন্থাগার উদ্বোধন', 'শিক্ষা'],
  ['ta', 'உலகத் தமிழ் மாநாடு சென்னையில் தொடங்கியது', 'பண்பாடு'],
  ['th', 'สภาเทศบาลอนุมัติเครนตัวที่สองของท่าเรือหลังการอภิปรายอันยาวนาน', 'ทั่วไป'],
  ['ka', 'საქართველოს ეროვნულ ბიბლიოთეკაში ახალი გამოფენა გაიხსნა', 'კულტურა'],
  ['hy', 'Երևանում բացվեց նոր գրադարան', 'Մշակույթ'],
  ['el', 'Το λιμάνι αποκτά δεύτερο γερανό ύστερα από πολύωρη συζήτηση', 'Γενικά'],
  ['ru', 'Государственная публичная научно-техническая библиотека открывает читальный зал', 'Общее'],
  ['vi', 'Thành phố Hồ Chí Minh khánh thành tuyến tàu điện ngầm đầu tiên', 'Giao thông'],
  ['fr', '« Liberté, égalité » : l’Œuvre d’Émile naît à Saint-Étienne-de-Saint-Geoirs'],
  ['en', 'Five ★★★★★ reviews → one ☂ umbrella 🎉 for €3½ (±10 %)'],
  ['en', 'C++ < Rust && "quotes" & <b>tags</b>'],
  ['km', 'បណ្ណាល័យថ្មី'],
]

export const difficultTitles: WantedPicture[] = titles.map(([language, title, category = 'General'], index) => ({
  siteName: 'Newsclip',
  title,
  category: { slug: `category-${index}`, name: category },
  language,
  dateText: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 2, 1)),
}))
