package org.meridian.ui;

import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.meridian.core.text.Texts;

import java.util.function.Function;

/** A table of records in a grid layout, which fills its place: a text a column. */
public final class RecordTable<T> {
    private final TableViewer viewer;
    private final Texts texts;
    private final Class<T> type;

    /**
     * @param span how many columns of the parent's grid it takes
     * @param texts hold the columns' titles
     * @param type of the records
     */
    public RecordTable(Composite parent, int span, Texts texts, Class<T> type) {
        this.texts = texts;
        this.type = type;
        viewer = new TableViewer(parent, SWT.FULL_SELECTION | SWT.BORDER);
        viewer.getTable().setHeaderVisible(true);
        viewer.getTable().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, span, 1));
        viewer.setContentProvider(ArrayContentProvider.getInstance());
    }

    /**
     * Adds a column.
     *
     * @param title its key in the texts
     * @param width in pixels
     */
    public RecordTable<T> column(String title, int width, Function<? super T, String> text) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
        column.getColumn().setText(texts.get(title));
        column.getColumn().setWidth(width);
        column.setLabelProvider(
                ColumnLabelProvider.createTextProvider(r -> text.apply(type.cast(r))));
        return this;
    }

    /** The viewer, for its rows and its selection. */
    public TableViewer viewer() {
        return viewer;
    }
}
