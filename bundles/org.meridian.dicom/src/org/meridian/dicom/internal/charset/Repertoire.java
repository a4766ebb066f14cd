package org.meridian.dicom.internal.charset;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/** Characters in the order of how often persons' names and the texts around them have them. */
final class Repertoire {
    /** Surnames of the Chinese, the most frequent first; the traditional forms at the end. */
    static final Repertoire SURNAMES =
            ranked(
                    0.22,
                    3,
                    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕"
                            + "丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严"
                            + "覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚"
                            + "符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆"
                            + "农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋"
                            + "商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封官谈匡鞠惠荆乐冀胥郁南班储原栗燕楚鄢劳谌奚皮粟"
                            + "冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈"
                            + "晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅"
                            + "利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由葉張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭蔣蘇魏"
                            + "呂盧鐘譚陸範賈韋鄒龍賀顧龔錢嚴湯齊喬龐莊聶魯關蘭歐陽");

    /** Characters of given names. */
    static final Repertoire GIVEN_NAMES =
            ranked(
                    0.16,
                    5,
                    "英华文玉秀明兰红金国春丽海云建志林军小梅平伟美芳生德桂荣清永艳珍凤龙杰霞娟勇超强敏静淑燕晓东"
                            + "成福玲学辉新峰庆祥莲良光家宝洪波俊亮世仁义和义义江斌鹏宇浩飞欣婷雪琴萍雅涛磊洋军丹莉佳慧琳月"
                            + "香翠菊花爱彩春菊兵刚健忠长顺胜利富贵全福发财根水木土山河川天地人元亨利贞子梓轩涵雨萱诗怡思琪"
                            + "佩瑶瑞若心悦然浩博文睿嘉懿煜城烨磊晟泽昊天一诺可欣梦洁依诺语嫣晨曦沐阳皓凯瑾瑜瑛琼璐璇珊珠瑾"
                            + "珂琛琦琪瑗瑄璟昕晖景晴晶智昱昌昭星旭旺时冬夏秋青松柏树桐楠栋梁柳桃杏枫森彬杨中正大立方圆同心"
                            + "守信诚谦恭礼让孝廉慈善惠宁安康泰乐欢喜容颜婉娜娇媛妍姗姝婧娅妮嫦娥嫚倩俐伶仙仪健俏保佑佐佳依"
                            + "传伦伯仲叔季孟宗祖继承绍先贤达显耀扬振兴邦治民权主党爱卫卫国防援朝抗美跃进解放胜革命向阳红旗卫"
                            + "东少芝芬芸芹苗茂茹茜荷莎菁菲萌蓉蕾薇蓓蔚葵薛苏若茵莹莺萧艺节巧织绣红绮绢绪维缨素紫练纯纲线"
                            + "连运远迪逸道通逢进选适遥迎近银铁钢钧铭锋锐锦镇镕铎鑫钰锡鉴钦雄雁雯霖露霜霏雷震灵靖韬韵音"
                            + "炳炎焕焱灿煌熙熹照炜烽燃灵火丙甲乙丁戊寅卯辰巳午未申酉戌亥君帅帆师希帝常干幸广庚庭廷延弘引"
                            + "弟彤彦彪影征律微徐循徽必忆志怀恒恩悟情惟愉意慎慷憬懋成才扬抒拓挺捷捧攀政效敬斐料施旋无既日"
                            + "旦旬昀昂昆易映是晋晓朋朗望朝本权来杭析果枝柔柯栩校格桑桦梅棋棣楚榕槐模樱横止武毓比毅水汉汝池"
                            + "汀沁沂沈沙沛治泉泊法波泓泳洁洛津活派流浦涌润淇淞淳深淼渊清渝温港游湘湛源溪滔滢满漫漪潇潜澄澜瀚"
                            + "千万百亿兆双三二四五六七九十上下丰临丽久之书云互井交京仟令以任众会位余允充兆光克全兮公共其冠冰"
                            + "冲决凌凡凯出列创初利前剑力加助励劲勋勤勉化北千升卓南占印卿厚原又友双发叶司合吉名向君启吟咏品"
                            + "哲唯商善喆嘉器四因园图固在坚坤垚城培基堂塔境士壮声夕多大天太夫央头奇奎奕奥女好如妙妹姣姿威"
                            + "孙字存孝宁宇守宏官定宜宝实宣室宪容宾宽密富察寒寿封射将尊小尔尚尧尼居屏展山屹岁岐岚岩岭岳峥峻"
                            + "崇崔嵘巍川州工左巨巴希帅斗皇益盈盛目直相真眉知石硕碧磊示祎祐祯禄福禧秉科秦程穆空立章童端竹笑"
                            + "笛策简箫粤米精约级纪纹绍经绪绿缘缦群羽翔翼老者耀聪肖育胤能腾自至致舒航良艾虎虹蝶行衍表西见观"
                            + "言计训训记许评诗谊谋谨豪贝贤贺资赞越跃路轲轶轻辅辰边迅过迎道那邦郁郎部都鄂采里重野量钊长门开"
                            + "闯闰问间闻阁队阳防际陆陈陵隆随雄集雨青非革领顶项频颖风飒飞食首香骁骅骏骐骞高魁鱼鲁鲲鸣鸿鹃"
                            + "鹏鹤麒麟麦黎黛鼎齐龄");

    /** What else stands in the texts of a hospital. */
    static final Repertoire HOSPITAL =
            even(
                    0.6,
                    "医院第人民市省县区中心附属大学科室部内外妇产儿骨肿瘤放射影像超声检查诊断报告平扫增强胸腹头颅盆腔脊柱"
                            + "颈腰椎关节肺肝脾胃肠肾胰胆膀胱子宫卵巢前列腺乳甲状心脏血管动静脉主干冠造图片正侧位左右上下双"
                            + "斜轴矢冠状序列定位像薄层重建三维期相对比剂注窗急门住院床号体姓名性别男女岁月年日主任医师技士"
                            + "术后复查结节占位病变炎症积液骨折出血梗死未见异常请临床随访建议治疗化疗手膝踝肘腕肩髋足眼耳鼻喉"
                            + "口牙面磁共振断层普通数字线电康健卫生站镇乡街道社服务总队军武警解放东西南北安福仁济协和同华山长"
                            + "江河京海天广州深圳沪川渝湖浙苏皖鲁豫冀晋陕甘青宁新疆藏桂贵云琼台港澳");

    /** Characters of Japanese names. */
    static final Repertoire JAPANESE =
            ranked(
                    0.16,
                    5,
                    "田子山美中木郎藤本村川一小井大佐原松野和上谷島高林橋雄吉口真三石竹内太久正恵加明平清岡英秀智幸次"
                            + "三健紀由香奈水西前森池伊斎斉渡辺邊邉鈴崎坂近後遠青福浦長沢澤部保安宮今金岩古丸横新杉増菊桜土"
                            + "男夫介助樹也哉翔誠拓輔裕隆浩義博彦洋昭弘信政光貴直則雅修茂豊進勝実稔勇武司剛徹哲学敏昌洋治良"
                            + "代江枝里理絵梨沙織佳千春夏秋冬花葉愛優結衣陽菜莉乃音芽桃咲彩綾瞳純潤涼亮遼駿颯悠翼蓮湊律");

    /** Syllables of Korean names, surnames first. */
    static final Repertoire KOREAN =
            ranked(
                    0.16,
                    5,
                    "김이박최정강조윤장임영민서지현수준우진성은예하주연재희경호미선아원유승혜나도동태규기상훈철석용광"
                            + "종창숙순옥자명인화란빈한오신권황안송전홍고문양손배백허남심노곽차구엄채천방공함변염여추소설마"
                            + "길위표반왕금육맹제모류근병남보복봉범부비산삼솔슬식실애언완욱운웅월율의익일잔중찬춘충택필학향형");

    private static final Charset GB_2312 = Charset.forName("GB2312");
    private static final int LEVEL_1 = 0xB0;
    private static final int LEVEL_2 = 0xD8;

    private final Map<Character, Double> shares = new HashMap<>();

    private Repertoire() {}

    /** Shares fall with the rank as {@code scale / (rank + offset)}. */
    private static Repertoire ranked(double scale, int offset, String characters) {
        Repertoire repertoire = new Repertoire();
        for (char c : characters.toCharArray()) {
            repertoire.shares.putIfAbsent(c, scale / (repertoire.shares.size() + offset));
        }
        return repertoire;
    }

    private static Repertoire even(double all, String characters) {
        Repertoire repertoire = new Repertoire();
        for (char c : characters.toCharArray()) {
            repertoire.shares.put(c, all / characters.length());
        }
        return repertoire;
    }

    /** The share of a character among those of its kind; 0 when it is not listed. */
    double share(char c) {
        return shares.getOrDefault(c, 0.0);
    }

    /** The share of a Chinese character that no list has: by the levels of GB 2312. */
    static double rareShare(char c) {
        byte[] code = String.valueOf(c).getBytes(GB_2312);
        int lead = code.length == 2 ? code[0] & 0xFF : 0;
        if (lead < LEVEL_1) {
            return 1e-8;
        }
        return lead < LEVEL_2 ? 2e-5 : 2e-6;
    }
}
