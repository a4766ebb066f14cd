package org.meridian.search.internal;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** All records of the persons who have a record that another query finds. */
@NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
final class SamePerson extends Query {
    private final Query records;

    SamePerson(Query records) {
        this.records = records;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Weight weight =
                searcher.createWeight(
                        searcher.rewrite(Unscored.of(records)), ScoreMode.COMPLETE_NO_SCORES, 1);
        Set<BytesRef> patients = new HashSet<>();
        for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
            Scorer found = weight.scorer(segment);
            if (found != null) {
                addPatients(patients, segment.reader(), found.iterator());
            }
        }
        return new TermInSetQuery(Fields.PATIENT, patients);
    }

    private static void addPatients(
            Set<BytesRef> patients, LeafReader segment, DocIdSetIterator found) throws IOException {
        SortedDocValues patientOf = DocValues.getSorted(segment, Fields.PATIENT);
        FixedBitSet seen = new FixedBitSet(patientOf.getValueCount());
        Bits live = segment.getLiveDocs();
        for (int doc = found.nextDoc();
                doc != DocIdSetIterator.NO_MORE_DOCS;
                doc = found.nextDoc()) {
            if ((live == null || live.get(doc)) && patientOf.advanceExact(doc)) {
                seen.set(patientOf.ordValue());
            }
        }
        for (int patient = 0; patient < seen.length(); patient++) {
            if (seen.get(patient)) {
                patients.add(BytesRef.deepCopyOf(patientOf.lookupOrd(patient)));
            }
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "same person as " + records;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SamePerson same && same.records.equals(records);
    }

    @Override
    public int hashCode() {
        return records.hashCode() + 1;
    }
}
