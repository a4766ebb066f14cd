package org.meridian.search;

import org.meridian.search.internal.language.QueryReader;

import java.time.LocalDate;

/**
 * What a person types, in English or Chinese, as conditions.
 *
 * <ul>
 *   <li>dates: {@code last spring}, {@code since March 2024}, 去年春天, 三个月前, {@code 2024-03}; seasons
 *       are the meteorological ones of the north
 *   <li>sex, age, modality, body part: {@code woman}, {@code over 60}, {@code x-ray}, 肺, 60岁以上
 *   <li>findings: {@code nodule over 8 mm}, {@code not decided}, {@code malignancy > 0.5}, 大于8毫米的结节
 *   <li>vital signs: {@code spo2 below 90}, 心率大于120
 *   <li>{@code "left lateral"}: words together as they are; {@code -word}: without it
 *   <li>{@code field:value} with the fields {@code modality}, {@code body}, {@code sex}, {@code
 *       decision}, {@code kind}, {@code year}, {@code date}, {@code size} (mm), {@code score},
 *       {@code age}, {@code spo2}, {@code pulse}, in Chinese 性别:女 and so on
 *   <li>{@code name:wang}, {@code id:P-12}, {@code text:nodule}, 姓名:王, 编号:12, 报告:结节: words in one
 *       part of the record
 * </ul>
 *
 * All else is words: names, identifiers, words of reports. What is also a name is one unless the
 * words beside it say otherwise ({@code May}, 春天), or is found as either (女, {@code ct}). Stateless
 * and safe for all threads.
 */
public final class QueryLanguage {
    private static final QueryReader READER = new QueryReader();

    private QueryLanguage() {}

    /**
     * Reads a text; there is none that fails.
     *
     * @param today what relative dates are counted from
     */
    public static ReadQuery read(String text, LocalDate today) {
        return READER.read(text, today);
    }

    /** The request of {@link #read}. */
    public static SearchRequest parse(String text, LocalDate today) {
        return read(text, today).request();
    }
}
