package org.meridian.monitor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.monitor.MinuteRecord;
import org.meridian.monitor.SessionRecord;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

class VitalsTextTest {
    /** Five seconds before a new minute begins. */
    private static final Instant START = Instant.parse("2026-01-02T03:04:55Z");

    private static SessionRecord session(Optional<Instant> ended) {
        return new SessionRecord(
                UUID.randomUUID(), PatientKey.random(), "d", "p", false, START, ended);
    }

    private static MinuteRecord minute(String begin) {
        return new MinuteRecord(Instant.parse(begin), new BlobId("b"), "", List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.2S,0 s,0 秒",
        "PT14.8S,15 s,15 秒",
        "PT1M,1 min,1 分钟",
        "PT2M5S,2 min 5 s,2 分钟 5 秒",
        "PT1H,1 h,1 小时",
        "PT26H10M59S,26 h 10 min,26 小时 10 分钟"
    })
    void aSessionLastsFromItsStartToItsEnd(String length, String english, String chinese) {
        SessionRecord session = session(Optional.of(START.plus(Duration.parse(length))));
        List<MinuteRecord> touched =
                List.of(minute("2026-01-02T03:04:00Z"), minute("2026-01-02T03:05:00Z"));
        assertEquals(english, VitalsText.line(session, touched, Locale.ENGLISH));
        assertEquals(chinese, VitalsText.line(session, touched, Locale.SIMPLIFIED_CHINESE));
    }

    @Test
    void oneThatRunsLastsToTheLastMinuteFiled() {
        assertEquals("0 s", VitalsText.line(session(Optional.empty()), List.of(), Locale.ENGLISH));
        assertEquals(
                "1 min 5 s",
                VitalsText.line(
                        session(Optional.empty()),
                        List.of(minute("2026-01-02T03:04:00Z"), minute("2026-01-02T03:05:00Z")),
                        Locale.ENGLISH));
    }
}
