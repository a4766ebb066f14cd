package org.meridian.ui.ledger;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.ui.part.ViewPart;
import org.meridian.core.text.Texts;
import org.meridian.ui.PatientBanner;
import org.meridian.ui.PatientContext;
import org.meridian.workflow.Workstation;

/** The ledger in two pages: the audit log with its proof, and the patient's consents. */
public final class LedgerView extends ViewPart {
    @Inject private Workstation workstation;
    @Inject private PatientContext context;

    private TabFolder pages;

    @Override
    public void createPartControl(Composite parent) {
        Texts texts = Texts.of(LedgerView.class);
        parent.setLayout(new GridLayout());
        new PatientBanner(parent, context)
                .setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        pages = new TabFolder(parent, SWT.NONE);
        pages.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        page(texts.get("audit.title"), new AuditPage(pages, workstation, texts));
        page(texts.get("consent.title"), new ConsentPage(pages, workstation, context, texts));
    }

    private void page(String title, Composite content) {
        TabItem item = new TabItem(pages, SWT.NONE);
        item.setText(title);
        item.setControl(content);
    }

    @Override
    public void setFocus() {
        pages.setFocus();
    }
}
