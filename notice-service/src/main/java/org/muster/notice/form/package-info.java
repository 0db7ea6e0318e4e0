/** Says where a document departs from GB/T 9704-2012 and from the regulations on official documents, and never forbids it. */
package org.muster.notice.form;
