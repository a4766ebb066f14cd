package org.meridian.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What words are understood as, and that names stay names. */
class QueryLanguageTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 11, 26);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "the woman with the nodule last spring | sex: female; finding: nodule, or “nodule”;"
                        + " date: 2025-03-01 to 2025-05-31 | ''",
                "nodule over 8 mm, not decided | finding: nodule, or “nodule”; size (mm) > 8;"
                        + " decision: not decided | ''",
                "大于1厘米的结节 | size (mm) > 10; finding: nodule, or “结节” | ''",
                "8mm以上结节 | size (mm) ≥ 8; finding: nodule, or “结节” | ''",
                "nodule 6-8 mm | finding: nodule, or “nodule”; size (mm) 6–8 | ''",
                "8 mm nodule | size (mm) 7.5–8.5, or “8 mm”; finding: nodule, or “nodule” | ''",
                "malignancy > 0.5 | malignancy > 0.5 | ''",
                "恶性度高于80% | malignancy > 0.8 | ''",
                "未判定 | decision: not decided | ''",
                "spo2 below 90 | lowest SpO2 < 90 | ''",
                "spo2<90 | lowest SpO2 < 90 | ''",
                "SpO2 80-90 | lowest SpO2 ≤ 90, highest SpO2 ≥ 80 | ''",
                "血氧低于90 | lowest SpO2 < 90 | ''",
                "血氧饱和度不超过88% | lowest SpO2 ≤ 88 | ''",
                "heart rate over 120 | highest pulse > 120 | ''",
                "心率>120 王芳 | highest pulse > 120 | 王芳",
                "over 60 | age > 60 | ''",
                "women aged 60-70 | sex: female; age 60–70 | ''",
                "60岁以上女性 | age ≥ 60; sex: female | ''",
                "5 years old | age = 5 | ''",
                "x-ray chest | modality: CR/DX; body part: CHEST/LUNG/THORAX, or “chest” | ''",
                "张三上周CT | date: 2025-11-17 to 2025-11-23; modality: CT, or “CT” | 张三",
                "右膝关节磁共振 | body part: KNEE, or “膝关节”; modality: MR | 右",
                "modality:ct decision:open size:>8 | modality: CT; decision: not decided;"
                        + " size (mm) > 8 | ''",
                "date:\"last spring\" sex:female | date: 2025-03-01 to 2025-05-31; sex: female |"
                        + " ''",
                "date:2024-03 age:60-70 year:2024 | date: 2024-03-01 to 2024-03-31; age 60–70;"
                        + " year: 2024 | ''",
                "name:wang CT | name: wang; modality: CT, or “CT” | ''",
                "姓名:王芳,女 | name: 王芳; sex: female, or “女” | ''",
                "患者姓名: 王芳 编号:P-12 | name: 王芳; number: p-12 | ''",
                "Patient: \"Wang Fang\" -report:nodule | name: wang fang; not text: nodule | ''",
                "性别:女 部位:胸部 年龄:60-70 | sex: female; body part: CHEST/LUNG/THORAX;"
                        + " age 60–70 | ''",
                "name: | '' | name:",
                "note:1 | '' | note:1",
                "Berg -ct -王芳 | not modality: CT, or “ct” | Berg",
                "weight>80 | weight > 80 | ''",
                // names
                "May | '' | May",
                "April Marchetti | '' | April Marchetti",
                "王春 | '' | 王春",
                "夏天 | '' | 夏天",
                "周三 | '' | 周三",
                "李三月 | '' | 李三月",
                "王胜男 | '' | 王胜男",
                "肺气肿 | '' | 肺气肿",
                "阮氏女 | '' | 阮氏女",
                "Le The Anh | '' | Le The Anh",
                "An Li | '' | An Li",
                "P-2024-0312 | '' | P-2024-0312",
                "A20240312 | '' | A20240312",
                "li man | sex: male, or “man” | li",
                "女 | sex: female, or “女” | ''",
                "2024 | date: 2024-01-01 to 2024-12-31, or “2024” | ''",
                "\"last spring\" | '' | ''",
                "weight | '' | weight",
                "spo2 | '' | spo2"
            })
    void wordsAreUnderstood(String typed, String understood, String words) {
        ReadQuery read = QueryLanguage.read(typed, TODAY);
        assertEquals(understood, told(read, Locale.ENGLISH));
        assertEquals(words, read.request().text());
    }

    @Test
    void itIsToldInChinese() {
        assertEquals(
                "性别：女，或“女”; 日期：2025-03-01 至 2025-05-31; 发现：结节，或“结节”; 大小（毫米） > 8; 判定：未判定",
                told(QueryLanguage.read("女 今年春天 结节>8mm 未判定", TODAY), Locale.SIMPLIFIED_CHINESE));
    }

    @Test
    void whatWasUnderstoodIsTakenAwayOrTurnedIntoWords() {
        ReadQuery read = QueryLanguage.read("Smith last spring CT", TODAY);
        Understood spring = read.understood().getFirst();
        assertEquals("Smith CT", read.without(spring));
        assertEquals("Smith \"last spring\" CT", read.asWords(spring));
        ReadQuery again = QueryLanguage.read(read.asWords(spring), TODAY);
        assertEquals(List.of("last spring"), again.request().phrases());
        assertTrue(again.request().dates().isEmpty());
    }

    @Test
    void findingsAreLinesOnlyWhereTheyAreAskedFor() {
        assertEquals(1, QueryLanguage.read("Smith CT", TODAY).forStudies().noneOf().size());
        for (String asking : List.of("nodule", "accepted", "over 8 mm", "kind:finding")) {
            assertTrue(QueryLanguage.read(asking, TODAY).forStudies().noneOf().isEmpty(), asking);
        }
    }

    @Test
    void nothingFails() {
        for (String odd :
                List.of(
                        "-",
                        "--",
                        "\"",
                        "\"\"",
                        "-\"",
                        ":",
                        "date:",
                        "size:x",
                        "<",
                        "over",
                        "-ct",
                        "9999999999 mm",
                        "2024-13",
                        "in",
                        "在",
                        "\uD840",
                        "İstanbul yesterday")) {
            assertFalse(QueryLanguage.read(odd, TODAY).text().isEmpty(), odd);
        }
    }

    private static String told(ReadQuery read, Locale locale) {
        UnderstoodTexts texts = new UnderstoodTexts(locale);
        return read.understood().stream().map(texts::of).collect(Collectors.joining("; "));
    }
}
