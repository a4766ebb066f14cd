package org.meridian.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Real names under wrong declarations: what is suggested, and how often that is right. */
class CharacterSetDetectionTest {
    /** Persons of public life, surname and given name. */
    private static final List<String> CHINESE =
            List.of(
                    ("鲁^迅 老^舍 钱^学森 邓^稼先 钱^三强 华^罗庚 陈^景润 袁^隆平 屠^呦呦 钟^南山 李^兰娟 张^文宏 吴^孟超 林^巧稚 裘^法祖 黄^家驷"
                         + " 张^孝骞 吴^阶平 汤^飞凡 伍^连德 王^选 李^四光 竺^可桢 茅^以升 梁^思成 林^徽因 徐^志摩 沈^从文 钱^钟书 杨^绛"
                         + " 巴^金 茅^盾 冰^心 郭^沫若 朱^自清 闻^一多 艾^青 丁^玲 萧^红 莫^言 余^华 苏^童 贾^平凹 路^遥 陈^忠实 王^安忆"
                         + " 铁^凝 刘^慈欣 金^庸 古^龙 梁^羽生 姚^明 刘^翔 李^娜 郎^平 孙^杨 林^丹 马^龙 张^继科 王^楠 邓^亚萍 郭^晶晶"
                         + " 李^宁 许^海峰 王^军霞 易^建联 武^磊 苏^炳添 谷^爱凌 全^红婵 张^艺谋 陈^凯歌 冯^小刚 贾^樟柯 姜^文 葛^优 巩^俐"
                         + " 章^子怡 周^润发 刘^德华 张^学友 王^菲 那^英 李^连杰 成^龙 梅^兰芳 程^砚秋 齐^白石 徐^悲鸿 张^大千 傅^抱石"
                         + " 李^可染 吴^冠中 马^云 马^化腾 雷^军 任^正非 柳^传志 张^瑞敏 董^明珠 曹^德旺 王^传福 李^彦宏 丁^磊 刘^强东"
                         + " 诸葛^亮 司马^迁 欧阳^修 上官^婉儿 张^伟 王^芳 李^娟 刘^洋 陈^静 杨^丽 赵^敏 黄^强 周^杰 吴^艳 徐^涛 孙^鹏"
                         + " 胡^斌 朱^琳 高^翔 林^峰 何^洁 郭^勇 马^超 罗^雪 韩^梅 唐^浩然 冯^梓涵 董^欣怡 萧^子轩 程^诗涵 曹^雨桐 袁^俊杰"
                         + " 邓^秀英 许^桂兰 傅^国强 沈^建华 曾^志明 彭^丽君 吕^淑珍 苏^玉梅 卢^永康 蒋^德福")
                            .split(" "));

    /** The most frequent surnames with the most frequent given names. */
    private static final List<String> FREQUENT =
            Stream.of("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗".split(""))
                    .flatMap(
                            surname ->
                                    Stream.of(
                                                    ("伟 芳 娜 敏 静 秀英 丽 强 磊 洋 艳 勇 军 杰 娟 涛 超 明 霞 秀兰 刚 平"
                                                                    + " 桂英 建国 志强 建华 建军 玉兰 桂兰 婷婷")
                                                            .split(" "))
                                            .map(given -> surname + "^" + given))
                    .toList();

    private static final List<String> WESTERN =
            List.of(
                    ("Müller^Jürgen José^María Núñez^Peña Françoise^Lefèvre Gödel^Kurt"
                         + " Ångström^Anders Sørensen^Jørgen Björk^Guðmundsdóttir Dvořák"
                         + " Strauß^Söhne Hélène^Élise Köhler^Bärbel Schröder^Günther Weiß^Käthe"
                         + " João^Conceição Ibáñez^Ramón Häkkinen^Väinö Løvås^Kåre Brontë^Zoë"
                         + " Noël^Anaïs Citroën Pérez^Ángela Özil^Jürgen Größe Muñoz^Sebastián"
                         + " Gärtner^Jörg Élodie^Bénédicte Lindström^Åsa Bjørnstjerne Mühlbäck"
                         + " Çelik^Gülay Ñandú^Íñigo")
                            .split(" "));

    private static final List<String> RUSSIAN =
            List.of(
                    ("Иванов^Иван Петрова^Анна Достоевский^Фёдор Чехов^Антон Павлов^Дмитрий"
                         + " Пирогов^Николай Боткин^Сергей Сеченов^Михаил Кузнецова^Ольга"
                         + " Смирнов^Алексей Попов^Андрей Лебедева^Елена Новиков^Егор"
                         + " Морозова^Дарья Волков^Лев Зайцева^Юлия")
                            .split(" "));

    private static final List<String> GREEK =
            List.of(
                    ("Παπαδόπουλος^Γιώργος Διονύσιος^Άννα Νικολάου^Μαρία Ιωάννου^Ελένη"
                         + " Δημητρίου^Κώστας Αντωνίου^Σοφία Καραγιάννης^Νίκος Βασιλείου^Κατερίνα"
                         + " Οικονόμου^Πέτρος")
                            .split(" "));

    private static final List<String> JAPANESE =
            List.of(
                    ("山田^太郎 佐藤^花子 鈴木^一郎 高橋^健太 田中^美咲 伊藤^さくら 渡辺^直美 中村^俊輔 小林^誠 加藤^めぐみ 吉田^沙保里"
                                    + " 松本^清張 井上^陽水 木村^拓哉 清水^翔太 斎藤^隆 山本^五十六 村上^春樹 川端^康成 黒澤^明 本田^圭佑")
                            .split(" "));

    private static final List<String> KATAKANA =
            List.of("ﾔﾏﾀﾞ^ﾀﾛｳ ｻﾄｳ^ﾊﾅｺ ｽｽﾞｷ^ｲﾁﾛｳ ﾀﾅｶ^ﾐｻｷ ﾜﾀﾅﾍﾞ^ｹﾝ ｺﾊﾞﾔｼ^ﾏｺﾄ ｲﾄｳ^ﾕｷ".split(" "));

    private static final List<String> KOREAN =
            List.of(
                    ("김^희중 이^순신 박^지성 최^민식 정^명훈 강^수진 조^용필 윤^동주 장^미란 임^권택 한^강 오^세훈 서^태지 신^승훈"
                                    + " 홍^길동 송^강호 손^흥민 배^용준 유^재석 전^지현")
                            .split(" "));

    private static Dataset named(String terms, byte[] name) {
        return Dataset.builder()
                .characterSet(SpecificCharacterSet.parse(terms).orElseThrow())
                .bytes(Tag.PatientName, VR.PN, name)
                .build();
    }

    private static Optional<CharacterSetDetection.Candidate> suggested(String terms, byte[] name) {
        return CharacterSetDetection.of(named(terms, name)).suggestion();
    }

    private static boolean isChinese(Optional<CharacterSetDetection.Candidate> suggestion) {
        return suggestion.isPresent()
                && suggestion.get().reading().set().terms().equals(List.of("GB18030"));
    }

    /** How many of the names, so written under this declaration, are taken for Chinese bytes. */
    private static int takenForChinese(List<String> names, String charset, String declared) {
        int taken = 0;
        for (String name : names) {
            taken +=
                    isChinese(suggested(declared, name.getBytes(Charset.forName(charset)))) ? 1 : 0;
        }
        return taken;
    }

    @ParameterizedTest
    @CsvSource({"GBK, ISO_IR 100", "GBK, ''", "GB18030, ISO_IR 192"})
    void chineseNamesAreFoundAndOthersAreNotTakenForThem(String charset, String declared) {
        int right = takenForChinese(CHINESE, charset, declared);
        int wrong =
                takenForChinese(WESTERN, "ISO-8859-1", declared)
                        + takenForChinese(WESTERN, "UTF-8", declared)
                        + takenForChinese(RUSSIAN, "ISO-8859-5", declared)
                        + takenForChinese(RUSSIAN, "windows-1251", declared)
                        + takenForChinese(RUSSIAN, "KOI8-R", declared)
                        + takenForChinese(RUSSIAN, "UTF-8", declared)
                        + takenForChinese(GREEK, "ISO-8859-7", declared)
                        + takenForChinese(GREEK, "UTF-8", declared)
                        + takenForChinese(JAPANESE, "Shift_JIS", declared)
                        + takenForChinese(JAPANESE, "EUC-JP", declared)
                        + takenForChinese(JAPANESE, "UTF-8", declared)
                        + takenForChinese(KATAKANA, "Shift_JIS", declared)
                        + takenForChinese(KOREAN, "EUC-KR", declared)
                        + takenForChinese(KOREAN, "UTF-8", declared);
        double precision = (double) right / (right + wrong);
        double recall = (double) right / CHINESE.size();
        int frequent = takenForChinese(FREQUENT, charset, declared);
        assertTrue(precision >= 0.99, "precision " + precision);
        // a third of these are four bytes alone, and pen names with characters that few bear
        assertTrue(recall >= 0.88, "recall " + recall);
        assertTrue(frequent >= 0.98 * FREQUENT.size(), frequent + " of " + FREQUENT.size());
    }

    @Test
    void namesInUtf8UnderLatinAreFound() {
        List<String> names = new ArrayList<>(CHINESE);
        names.addAll(WESTERN);
        names.addAll(RUSSIAN);
        names.addAll(JAPANESE);
        names.addAll(KOREAN);
        int found = 0;
        for (String name : names) {
            boolean right =
                    suggested("ISO_IR 100", name.getBytes(StandardCharsets.UTF_8))
                            .filter(best -> best.texts().equals(List.of(name)))
                            .isPresent();
            found += right ? 1 : 0;
        }
        assertTrue(found >= 0.97 * names.size(), found + " of " + names.size());
    }

    @Test
    void namesEncodedTwiceAreFound() {
        int utf8 = 0;
        int gbk = 0;
        for (String name : CHINESE) {
            utf8 += isFoundTwice(name, "UTF-8", StandardCharsets.ISO_8859_1) ? 1 : 0;
            gbk += isFoundTwice(name, "GBK", StandardCharsets.ISO_8859_1) ? 1 : 0;
        }
        assertTrue(utf8 >= 0.98 * CHINESE.size(), "UTF-8 " + utf8 + " of " + CHINESE.size());
        assertTrue(gbk >= 0.98 * CHINESE.size(), "GBK " + gbk + " of " + CHINESE.size());
        assertTrue(isFoundTwice("Müller", "UTF-8", Charset.forName("windows-1252")));
    }

    private static boolean isFoundTwice(String name, String charset, Charset taken) {
        byte[] once = name.getBytes(Charset.forName(charset));
        byte[] twice = new String(once, taken).getBytes(StandardCharsets.UTF_8);
        return suggested("ISO_IR 192", twice)
                .filter(best -> best.reading().twice() && best.texts().equals(List.of(name)))
                .isPresent();
    }

    @Test
    void rightDeclarationsAreLeftAlone() {
        assertEquals(0, notLeftAlone(CHINESE, "GB18030", "GB18030"));
        assertEquals(0, notLeftAlone(CHINESE, "UTF-8", "ISO_IR 192"));
        assertEquals(0, notLeftAlone(WESTERN.subList(0, 8), "ISO-8859-1", "ISO_IR 100"));
        assertEquals(0, notLeftAlone(RUSSIAN, "ISO-8859-5", "ISO_IR 144"));
        assertEquals(0, notLeftAlone(GREEK, "ISO-8859-7", "ISO_IR 126"));
        assertEquals(0, notLeftAlone(KATAKANA, "Shift_JIS", "ISO_IR 13"));
        assertEquals(0, notLeftAlone(JAPANESE, "UTF-8", "ISO_IR 192"));
    }

    private static long notLeftAlone(List<String> names, String charset, String declared) {
        return names.stream()
                .filter(
                        name ->
                                suggested(declared, name.getBytes(Charset.forName(charset)))
                                        .isPresent())
                .count();
    }

    @Test
    void plainTextsHaveNothingToDetect() {
        Dataset plain = Dataset.builder().string(Tag.PatientName, "Zhang^San").build();
        CharacterSetDetection detection = CharacterSetDetection.of(plain);
        assertEquals(List.of(), detection.candidates());
        assertEquals(Optional.empty(), detection.suggestion());
    }

    @Test
    void escapeSequencesUnderASetWithoutExtensionsNameTheSet() {
        byte[] name =
                SpecificCharacterSet.parse("\\ISO 2022 IR 58")
                        .orElseThrow()
                        .encode("Zhang^San=张^三", VR.PN)
                        .orElseThrow();
        assertEquals(
                List.of("", "ISO 2022 IR 58"),
                suggested("ISO_IR 100", name).orElseThrow().reading().set().terms());
    }

    @Test
    void textsCutInsideOfACharacterStillCount() {
        byte[] name = "张^三".getBytes(Charset.forName("GBK"));
        byte[] cut = {(byte) 0xD0, (byte) 0xD8, (byte) 0xB2, (byte) 0xBF, (byte) 0xC6};
        Dataset dataset =
                named("ISO_IR 100", name).toBuilder()
                        .bytes(Tag.StudyDescription, VR.LO, cut)
                        .build();
        assertTrue(isChinese(CharacterSetDetection.of(dataset).suggestion()));
    }

    @Test
    void anyBytesAreReadInAnySetAndWeighed() {
        Random random = new Random(11);
        List<String> terms =
                List.of(
                        "ISO_IR 100",
                        "ISO_IR 192",
                        "GB18030",
                        "GBK",
                        "\\ISO 2022 IR 149",
                        "\\ISO 2022 IR 58",
                        "ISO 2022 IR 13\\ISO 2022 IR 87\\ISO 2022 IR 159");
        for (int i = 0; i < 700; i++) {
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = random.nextInt(8) == 0 ? 0x1B : bytes[at];
            }
            Dataset dataset = named(terms.get(i % terms.size()), bytes);
            dataset.text(Tag.PatientName);
            double sum =
                    CharacterSetDetection.of(dataset).candidates().stream()
                            .mapToDouble(CharacterSetDetection.Candidate::confidence)
                            .sum();
            assertTrue(sum >= 0 && sum <= 1 + 1e-9, "sum " + sum);
        }
    }

    @Test
    void detectionChangesNothing() {
        byte[] name = "张^三".getBytes(Charset.forName("GBK"));
        Dataset dataset = named("ISO_IR 100", name);
        CharacterSetDetection.of(dataset);
        assertEquals("ÕÅ^Èý", dataset.text(Tag.PatientName));
        SpecificCharacterSet override = SpecificCharacterSet.parse("GB18030").orElseThrow();
        Dataset outer =
                dataset.toBuilder().items(Tag.ReferencedImageSequence, List.of(dataset)).build();
        Dataset read = outer.readAs(override);
        assertEquals("张^三", read.text(Tag.PatientName));
        assertEquals("张^三", read.items(Tag.ReferencedImageSequence).get(0).text(Tag.PatientName));
    }
}
