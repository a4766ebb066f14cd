package org.meridian.archive.internal.quality;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.Tag;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object as the rules see it: its data set, with values that a person set in the archive's rows
 * in the place of its own.
 *
 * @param mended such values by keyword; dates in ISO 8601
 * @param today the day it is looked at
 */
record Subject(Dataset data, Map<String, String> mended, LocalDate today) {
    private static final List<Charset> CHINESE =
            List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    /** The first value, as rows keep it; empty when there is none. */
    String text(int tag) {
        String set = mended.get(Dictionary.keyword(tag));
        return set == null ? data.text(tag).replace("\u0000", "").strip() : set;
    }

    /**
     * A coded value as it is meant: codes are ASCII, so one in Chinese is decoded by none of the
     * standard's rules.
     */
    String code(int tag) {
        String text = text(tag);
        return text.indexOf('\uFFFD') < 0
                ? text
                : data.element(tag).map(e -> chinese(e.bytes()).strip()).orElse(text);
    }

    private static String chinese(byte[] bytes) {
        for (Charset charset : CHINESE) {
            try {
                return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                // the next one
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    boolean has(int tag) {
        return !text(tag).isEmpty();
    }

    /** The date; empty when there is none or it cannot be read. */
    Optional<LocalDate> date(int tag) {
        String set = mended.get(Dictionary.keyword(tag));
        if (set == null) {
            return data.date(tag);
        }
        try {
            return Optional.of(LocalDate.parse(set));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The values as numbers; none where they are no numbers, which the standard's rules tell. */
    double[] numbers(int tag) {
        try {
            return data.numbers(tag);
        } catch (MeridianException e) {
            return new double[0];
        }
    }

    boolean isSex(String code) {
        return text(Tag.PatientSex).equals(code);
    }
}
