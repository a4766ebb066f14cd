package org.meridian.search.internal;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Records of persons who have a name's word that is written nearly so, see {@link TypingErrors}.
 * The words with the same first letter are compared one by one: an archive has few of them, and the
 * automata that Lucene makes for longer words take longer than all of it.
 */
@NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
final class NearWords extends Query {
    private final String typed;

    /**
     * @param typed of ASCII letters, so long that errors are forgiven
     */
    NearWords(String typed) {
        this.typed = typed;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Set<BytesRef> near = new HashSet<>();
        for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
            Terms words = segment.reader().terms(Fields.NAME_LATIN);
            if (words != null) {
                addNear(near, words.iterator());
            }
        }
        return near.isEmpty()
                ? MatchNoDocsQuery.INSTANCE
                : new TermInSetQuery(Fields.NAME_LATIN, near);
    }

    private void addNear(Set<BytesRef> near, TermsEnum words) throws IOException {
        if (words.seekCeil(new BytesRef(typed.substring(0, 1))) == TermsEnum.SeekStatus.END) {
            return;
        }
        int most = TypingErrors.forgiven(typed);
        for (BytesRef word = words.term();
                word != null && word.bytes[word.offset] == typed.charAt(0);
                word = words.next()) {
            // a byte is a letter
            if (Math.abs(word.length - typed.length()) <= most
                    && TypingErrors.near(typed, word.utf8ToString())) {
                near.add(BytesRef.deepCopyOf(word));
            }
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "nearly " + typed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NearWords near && near.typed.equals(typed);
    }

    @Override
    public int hashCode() {
        return typed.hashCode() + 2;
    }
}
