package org.meridian.search;

/**
 * Words that must be found in one part of a record.
 *
 * @param words as in {@link SearchRequest#text}; of an identifier the beginning
 */
public record PartWords(Part part, String words) {
    /** A part of a record. */
    public enum Part {
        /** Names of persons. */
        NAME("name"),
        /** Patient IDs, accession numbers and UIDs. */
        IDENTIFIER("id"),
        /** Texts, such as reports and descriptions. */
        TEXT("text");

        private final String field;

        Part(String field) {
            this.field = field;
        }

        /** How it is typed before a colon. */
        public String field() {
            return field;
        }
    }
}
