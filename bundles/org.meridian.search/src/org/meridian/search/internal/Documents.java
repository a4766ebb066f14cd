package org.meridian.search.internal;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.IndexDocument;
import org.meridian.search.SearchRequest;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes Lucene's documents of ours. Safe for all threads. */
public final class Documents {
    /** Longer terms are cut: Lucene refuses them from 32 766 bytes. */
    private static final int LONGEST_TERM = 256;

    /** With their places, for phrases; how long a text is does not count in any score. */
    private static final FieldType TOKENS = new FieldType(TextField.TYPE_NOT_STORED);

    static {
        TOKENS.setOmitNorms(true);
        TOKENS.freeze();
    }

    private final Folding folding;
    private final NameReadings names;

    public Documents(Folding folding, NameReadings names) {
        this.folding = folding;
        this.names = names;
    }

    public Document build(IndexDocument source) throws IOException {
        Document target = new Document();
        target.add(
                new StringField(Fields.ID, Fields.id(source.kind(), source.key()), Field.Store.NO));
        target.add(new StringField(Fields.PATIENT, source.patient().toString(), Field.Store.NO));
        target.add(
                new SortedDocValuesField(
                        Fields.PATIENT, new BytesRef(source.patient().toString())));
        List<SpelledName> spelled = new ArrayList<>();
        for (PersonName name : source.names()) {
            NameReadings.Terms terms = names.terms(name);
            addName(target, name, terms);
            spelled.addAll(terms.spelled());
        }
        target.add(Shown.of(source, spelled).field());
        source.names().stream().findFirst().ifPresent(name -> addOrder(target, name));
        source.identifiers().forEach(identifier -> addIdentifier(target, identifier));
        source.texts().forEach(text -> addText(target, text));
        addFacet(target, SearchRequest.KIND, source.kind());
        source.keywords().forEach((field, value) -> addKeyword(target, field, value));
        source.date().ifPresent(date -> addDate(target, date));
        for (Map.Entry<String, Double> number : source.numbers().entrySet()) {
            target.add(
                    new DoublePoint(
                            Fields.NUMBER + number.getKey().toLowerCase(Locale.ROOT),
                            number.getValue()));
        }
        return target;
    }

    private static void addName(Document target, PersonName name, NameReadings.Terms terms) {
        terms.characters().forEach(t -> addCharacters(target, t));
        terms.spellings().forEach(t -> addTerm(target, Fields.NAME_SPELLING, t));
        terms.initials().forEach(t -> addTerm(target, Fields.NAME_INITIALS, t));
        terms.latin().forEach(t -> addTerm(target, Fields.NAME_LATIN, t));
        terms.whole().forEach(t -> addTerm(target, Fields.NAME_WHOLE, t));
        NameSuggestions.terms(name, terms).forEach(t -> addTerm(target, Fields.NAME_SUGGESTION, t));
    }

    private static void addCharacters(Document target, String name) {
        name.codePoints()
                .mapToObj(Character::toString)
                .forEach(c -> addTerm(target, Fields.NAME_CHARACTERS, c));
        addGroups(target, CharacterGroups.NAME, name);
    }

    private static void addGroups(Document target, CharacterGroups groups, String run) {
        target.add(new Field(groups.pairs(), CharacterGroups.inPairs(run), TOKENS));
        target.add(new Field(groups.triples(), CharacterGroups.inTriples(run), TOKENS));
    }

    private void addOrder(Document target, PersonName name) {
        String place = names.alphabetical(name);
        if (!place.isEmpty()) {
            target.add(new SortedDocValuesField(Fields.NAME_ORDER, new BytesRef(cut(place))));
        }
    }

    private static void addIdentifier(Document target, String identifier) {
        QueryBuilder.identifierForms(identifier)
                .forEach(form -> addTerm(target, Fields.IDENTIFIER, form));
    }

    private void addText(Document target, String text) {
        String folded = folding.text(text);
        target.add(new Field(Fields.TEXT, folded, TOKENS));
        for (String run : CharacterGroups.runs(folded)) {
            addGroups(target, CharacterGroups.TEXT, run);
        }
    }

    /** A keyword may hold several values, separated as DICOM does by a backslash. */
    private void addKeyword(Document target, String field, String value) {
        for (String one : value.split("\\\\")) {
            addTerm(target, Fields.KEYWORD, folding.text(one).strip());
            addFacet(target, field, one.strip());
        }
    }

    private static void addFacet(Document target, String field, String value) {
        addTerm(target, Fields.FACET + field, value);
    }

    private static void addDate(Document target, LocalDate date) {
        target.add(new LongPoint(Fields.DATE, date.toEpochDay()));
        target.add(new NumericDocValuesField(Fields.DATE, date.toEpochDay()));
        addFacet(target, SearchRequest.YEAR, Integer.toString(date.getYear()));
    }

    private static void addTerm(Document target, String field, String term) {
        if (!term.isEmpty()) {
            target.add(new StringField(field, cut(term), Field.Store.NO));
        }
    }

    private static String cut(String term) {
        return term.length() > LONGEST_TERM ? term.substring(0, LONGEST_TERM) : term;
    }
}
