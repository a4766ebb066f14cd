package org.meridian.search.internal;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * How fields are divided into terms: one a CJK character, or the words of Chinese and English text.
 */
@NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
public final class Analysis {
    /** Between two values of a field, so that no phrase reaches from one into the next. */
    private static final int GAP = 100;

    private final Folding folding;
    private final Analyzer words = gapped(new SmartChineseAnalyzer());
    private final Analyzer indexing =
            new PerFieldAnalyzerWrapper(gapped(new Spaces()), Map.of(Fields.TEXT, words));

    public Analysis(Folding folding) {
        this.folding = folding;
        // the dictionary of Chinese words is read beside what else there is to open
        CompletableFuture.runAsync(() -> words("结节"));
    }

    /** The analyser for documents. */
    public Analyzer indexing() {
        return indexing;
    }

    /** The words of a text as they are indexed, without stop words. */
    public List<String> words(String text) {
        try (TokenStream stream =
                words.tokenStream(Fields.TEXT, new StringReader(folding.text(text)))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            List<String> found = new ArrayList<>();
            stream.reset();
            while (stream.incrementToken()) {
                found.add(term.toString());
            }
            stream.end();
            return List.copyOf(found);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Analyzer gapped(Analyzer analyzer) {
        return new AnalyzerWrapper(analyzer.getReuseStrategy()) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return analyzer;
            }

            @Override
            public int getPositionIncrementGap(String field) {
                return GAP;
            }
        };
    }

    private static final class Spaces extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new WhitespaceTokenizer());
        }
    }
}
