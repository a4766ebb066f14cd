package org.meridian.app;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.statushandlers.StatusManager;
import org.meridian.core.text.Texts;
import org.meridian.ui.PatientBanner;
import org.meridian.ui.PatientContext;
import org.meridian.ui.archive.PatientsView;
import org.meridian.workflow.Workstation;

import java.util.Optional;

/** The main tasks as large cards, and what the program is not. */
public final class WelcomeView extends ViewPart {
    /** Smallest side of a target that a finger hits, in pixels. */
    private static final int TOUCH = 44;

    private static final int CARD_POINTS = 14;

    @Inject private Workstation workstation;
    @Inject private PatientContext context;

    private final Texts texts = Texts.of(WelcomeView.class);
    private Composite cards;
    private Font large;

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new GridLayout());
        new PatientBanner(parent, context)
                .setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        ScrolledComposite scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
        scrolled.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        scrolled.setExpandHorizontal(true);
        cards = new Composite(scrolled, SWT.NONE);
        cards.setLayout(new GridLayout());
        scrolled.setContent(cards);
        FontData font = parent.getFont().getFontData()[0];
        large = new Font(parent.getDisplay(), font.getName(), CARD_POINTS, SWT.NORMAL);
        card("task.find", () -> show(Views.PATIENTS));
        card("task.import", this::importFolder);
        card("task.monitor", () -> show(Views.MONITOR));
        card("task.read", () -> show(Views.IMAGE));
        card("task.sample", () -> SampleData.create(workstation, cards.getDisplay()));
        Label warning = new Label(cards, SWT.WRAP);
        warning.setText(texts.get("disclaimer"));
        warning.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        scrolled.addListener(SWT.Resize, e -> fit(scrolled));
        fit(scrolled);
    }

    private static void fit(ScrolledComposite scrolled) {
        Control content = scrolled.getContent();
        content.setSize(content.computeSize(scrolled.getClientArea().width, SWT.DEFAULT));
    }

    private void card(String key, Runnable action) {
        Button card = new Button(cards, SWT.PUSH | SWT.WRAP);
        card.setText(texts.get(key));
        card.setFont(large);
        card.setData("task", key);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.heightHint = Math.max(TOUCH, card.computeSize(SWT.DEFAULT, SWT.DEFAULT).y);
        card.setLayoutData(data);
        card.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
    }

    private Optional<IViewPart> show(String view) {
        try {
            return Optional.of(getSite().getPage().showView(view));
        } catch (PartInitException e) {
            StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
            return Optional.empty();
        }
    }

    private void importFolder() {
        show(Views.PATIENTS)
                .filter(PatientsView.class::isInstance)
                .map(PatientsView.class::cast)
                .ifPresent(PatientsView::importFolder);
    }

    @Override
    public void setFocus() {
        cards.setFocus();
    }

    @Override
    public void dispose() {
        large.dispose();
        super.dispose();
    }
}
