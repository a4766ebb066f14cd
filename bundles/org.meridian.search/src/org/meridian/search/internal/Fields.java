package org.meridian.search.internal;

/** Names of the index's fields. */
public final class Fields {
    /** Kind and key together: the one term of a record. */
    public static final String ID = "id";

    public static final String PATIENT = "patient";

    /** Day since 1970-01-01, as point and for sorting. */
    public static final String DATE = "date";

    /** The CJK characters of names. */
    static final String NAME_CHARACTERS = "name.characters";

    /** The same, two together, see {@link CharacterGroups}. */
    static final String NAME_PAIRS = "name.pairs";

    /** The same, three together. */
    static final String NAME_TRIPLES = "name.triples";

    /** Pinyin and Latin spellings of a name, folded, whole and from every syllable on. */
    static final String NAME_SPELLING = "name.spelling";

    /** Initials of a name, also after the spelled-out family name. */
    static final String NAME_INITIALS = "name.initials";

    /**
     * Single Latin words of names as written, folded: the only ones where typing errors are
     * forgiven.
     */
    static final String NAME_LATIN = "name.latin";

    /** Everything a name is found by, a zero character, the name: for suggestions. */
    static final String NAME_SUGGESTION = "name.suggestion";

    /** For sorting. */
    public static final String NAME_ORDER = "name.order";

    /** A whole name in every form, for ranking. */
    static final String NAME_WHOLE = "name.whole";

    static final String IDENTIFIER = "identifier";

    /** Words of texts, Chinese ones segmented. */
    static final String TEXT = "text";

    /** The CJK characters of texts, two together, see {@link CharacterGroups}. */
    static final String TEXT_PAIRS = "text.pairs";

    /** The same, three together. */
    static final String TEXT_TRIPLES = "text.triples";

    /** All keywords, folded. */
    static final String KEYWORD = "keyword";

    /** Before the name of a keyword's field: its values as they are written. */
    static final String FACET = "facet.";

    /** Before the name of a number. */
    static final String NUMBER = "number.";

    private Fields() {}

    /** The term of a record. */
    public static String id(String kind, String key) {
        return kind + '\u0000' + key;
    }
}
