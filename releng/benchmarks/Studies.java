import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.IndexDocument;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Synthetic studies, five a patient, the same in every run: names by about their real frequency,
 * reports of both languages, ten years. A study is made of its number alone.
 */
final class Studies {
    static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
    static final int DAYS = 3652;

    /** The most frequent surnames of China in parts of a thousand, and some with other readings. */
    private static final String SURNAMES =
            "王72 李72 张68 刘54 陈45 杨31 黄22 赵20 吴20 周19 徐15 孙14 马13 朱13 胡12 郭12 何11 高10 林10 罗9"
                    + " 郑8 梁8 谢8 宋7 唐6 许6 韩6 冯6 邓6 曹5 彭5 曾5 肖5 田5 董5 袁5 潘4 于4 蒋4 蔡4 余4 杜4 叶4"
                    + " 程4 苏4 魏4 吕4 丁4 任4 沈4 姚3 卢3 姜3 崔3 钟3 谭3 陆3 汪3 范3 金3 石3 廖3 贾3 夏3 韦3 付3"
                    + " 方3 白3 邹3 孟3 熊3 秦3 邱3 江3 尹2 薛2 闫2 段2 雷2 侯2 龙2 史2 陶2 黎2 贺2 顾2 毛2 郝2 龚2"
                    + " 邵2 万2 钱2 严2 覃2 武2 戴2 莫2 孔2 向2 汤2 单1 解1 仇1 区1 查1 朴1 缪1 翟1 盖1 乐1 欧阳1 司马1 诸葛1";

    private static final String GIVEN =
            "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰玉华建国文志红梅春海燕云飞雪莲晓东小龙凤琴宇浩"
                    + "轩子涵梓萱雨欣怡佳琪思远嘉诚俊豪博天翔鑫宏亮振学友永康福生荣贵少珍淑贞惠慧巧美金银财光辉成功";

    private static final String[] LATIN_SURNAMES =
            ("Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez"
                 + " Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez"
                 + " Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen"
                 + " King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall"
                 + " Rivera Campbell Mitchell Carter Roberts Müller Schröder Weiß Günther Dubois"
                 + " Lefèvre Ångström Łukasik Novák Østergaard O'Brien")
                    .split(" ");

    private static final String[] LATIN_GIVEN =
            ("James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William"
                 + " Barbara Richard Susan Joseph Jessica Thomas Sarah Christopher Karen Charles"
                 + " Lisa Daniel Nancy Matthew Sandra Anthony Betty Mark Ashley Donald Emily Jürgen"
                 + " Chloé José Søren Zoë Seán André")
                    .split(" ");

    private static final String[][] PARTS = {
        {"CHEST", "胸部", "chest"}, {"ABDOMEN", "腹部", "abdomen"}, {"HEAD", "头颅", "head"},
        {"SPINE", "脊柱", "spine"}, {"KNEE", "膝关节", "knee"}, {"PELVIS", "盆腔", "pelvis"},
        {"NECK", "颈部", "neck"}, {"HEART", "心脏", "heart"}, {"BREAST", "乳腺", "breast"},
        {"HIP", "髋关节", "hip"}
    };

    private static final String[] MODALITIES = {
        "CT", "CT", "CT", "DX", "DX", "DX", "MR", "MR", "US", "CR", "CT\\SR", "MG", "PT\\CT"
    };

    private static final String[][] FINDINGS = {
        {"磨玻璃结节", "ground glass nodule"},
        {"实性结节", "solid nodule"},
        {"胸腔积液", "pleural effusion"},
        {"肺炎", "pneumonia"},
        {"骨折", "fracture"},
        {"肝囊肿", "hepatic cyst"},
        {"胆囊结石", "gallstone"},
        {"脑梗死", "cerebral infarction"},
        {"动脉硬化", "atherosclerosis"},
        {"椎间盘突出", "disc herniation"},
        {"淋巴结肿大", "lymphadenopathy"},
        {"气胸", "pneumothorax"},
        {"肺气肿", "emphysema"},
        {"支气管扩张", "bronchiectasis"},
        {"肾结石", "renal calculus"},
        {"脂肪肝", "fatty liver"},
        {"血管瘤", "haemangioma"},
        {"钙化", "calcification"},
        {"水肿", "oedema"},
        {"甲状腺结节", "thyroid nodule"}
    };

    private static final String[][] PLACES = {
        {"右肺上叶", "right upper lobe"},
        {"左肺下叶", "left lower lobe"},
        {"肝右叶", "right hepatic lobe"},
        {"左肾", "left kidney"},
        {"双侧", "bilateral"},
        {"右侧", "right side"},
        {"左侧", "left side"},
        {"第三腰椎", "third lumbar vertebra"},
        {"颈动脉", "carotid artery"},
        {"额叶", "frontal lobe"}
    };

    private static final String[][] ENDS = {
        {"建议随访复查。", "Follow-up is recommended."},
        {"未见明显异常。", "Otherwise unremarkable."},
        {"请结合临床。", "Please correlate clinically."},
        {"较前片无变化。", "No change since the previous study."},
        {"较前增大。", "Larger than before."}
    };

    private static final List<String> FAMILIES = weighted(SURNAMES);

    private Studies() {}

    private static List<String> weighted(String table) {
        List<String> all = new ArrayList<>();
        for (String entry : table.split(" ")) {
            String name = entry.replaceAll("\\d", "");
            int weight = Integer.parseInt(entry.replaceAll("\\D", ""));
            for (int i = 0; i < weight; i++) {
                all.add(name);
            }
        }
        return List.copyOf(all);
    }

    /** The name of a patient. */
    static PersonName name(int patient) {
        Random random = random(-1 - patient);
        if (random.nextInt(5) == 0) {
            // the first of the list are the most frequent
            return PersonName.parse(
                    skewed(random, LATIN_SURNAMES) + "^" + skewed(random, LATIN_GIVEN));
        }
        String given = character(random) + (random.nextInt(7) == 0 ? "" : character(random));
        return PersonName.parse("=" + FAMILIES.get(random.nextInt(FAMILIES.size())) + "^" + given);
    }

    private static Random random(int seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        random.nextInt();
        return random;
    }

    private static String character(Random random) {
        double skew = Math.pow(random.nextDouble(), 1.6);
        return String.valueOf(GIVEN.charAt((int) (skew * GIVEN.length())));
    }

    private static <T> T skewed(Random random, T[] values) {
        return values[(int) (Math.pow(random.nextDouble(), 1.6) * values.length)];
    }

    static int patient(int study) {
        return study / 5;
    }

    /** The study of a number. */
    static IndexDocument study(int number) {
        Random random = random(number);
        int patient = patient(number);
        PersonName name = name(patient);
        String[] part = skewed(random, PARTS);
        String modality = MODALITIES[random.nextInt(MODALITIES.length)];
        LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
        boolean chinese = !name.ideographic().isEmpty();
        String title = name.display() + " · " + modality + " · " + part[0] + " · " + day;
        return new IndexDocument(
                "study",
                Integer.toString(number),
                PatientKey.of(
                        UUID.nameUUIDFromBytes(("p" + patient).getBytes(StandardCharsets.US_ASCII))
                                .toString()),
                title,
                List.of(name),
                List.of("P%07d".formatted(patient), "A%08d".formatted(number)),
                List.of(part[chinese ? 1 : 2] + " " + modality, report(random, chinese ? 0 : 1)),
                Optional.of(day),
                Map.of(
                        "modality",
                        modality,
                        "bodyPartExamined",
                        part[0],
                        "sex",
                        random(7 + patient).nextBoolean() ? "F" : "M",
                        "institution",
                        "医院" + (int) Math.pow(random.nextInt(400), 0.7),
                        "decision",
                        new String[] {"OPEN", "ACCEPTED", "REJECTED"}[random.nextInt(3)]),
                Map.of(
                        "spo2",
                        80 + random.nextInt(200) / 10.0,
                        "diameter",
                        random.nextInt(400) / 10.0));
    }

    private static String report(Random random, int language) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i >= 0; i--) {
            String place = PLACES[random.nextInt(PLACES.length)][language];
            String finding = skewed(random, FINDINGS)[language];
            int size = 3 + random.nextInt(20);
            text.append(
                    language == 0
                            ? place + "见" + finding + "，大小约" + size + "mm。"
                            : "There is a "
                                    + finding
                                    + " of "
                                    + size
                                    + " mm in the "
                                    + place
                                    + ". ");
        }
        return text.append(ENDS[random.nextInt(ENDS.length)][language]).toString();
    }

    /** Words of findings and places in Chinese and English, for queries. */
    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (String[] finding : FINDINGS) {
            words.add(finding[0]);
            words.add(finding[1]);
        }
        return words;
    }
}
