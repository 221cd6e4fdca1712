import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pathToFileURL } from 'node:url';

const run = promisify(execFile);

/*
 * A person at LibreOffice Writer: opens a Word file, finds words, writes others in their place, saves it as a Word file.
 * A macro in a profile of its own does what her hands would do; no window is needed.
 */
const MACRO = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Edit(fromUrl As String, toUrl As String, wordsFound As String, wordsInstead As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(fromUrl, "_blank", 0, hidden())
  If wordsFound &lt;&gt; "" Then
    search = document.createSearchDescriptor()
    search.SearchString = wordsFound
    found = document.findFirst(search)
    found.setString(wordsInstead)
  End If
  Dim asWord(0) As New com.sun.star.beans.PropertyValue
  asWord(0).Name = "FilterName"
  asWord(0).Value = "MS Word 2007 XML"
  document.storeToURL(toUrl, asWord())
  document.close(True)
End Sub
Sub EditAll
  __EDITS__
End Sub
</script:module>
`;
const LIBRARY = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
`;
/** One file that she opens: `instead` is written where `found` stands (nothing where it is empty), and it is saved elsewhere. */
export interface OfficeEdit {
  readonly from: string;
  readonly to: string;
  readonly found: string;
  readonly instead: string;
}

/** One file. */
export async function editInLibreOffice(from: string, to: string, found: string, instead: string): Promise<void> {
  await editAllInLibreOffice([{ from, to, found, instead }]);
}

/** Several files at one start, which is what takes the time. */
export async function editAllInLibreOffice(edits: readonly OfficeEdit[]): Promise<void> {
  const calls = edits.map(({ from, to, found, instead }) => `Edit ${[pathToFileURL(from).href, pathToFileURL(to).href, found, instead].map(quoted).join(', ')}`).join('\n  ');
  await withProfile(MACRO.replace('__EDITS__', () => escaped(calls)), async (profile) => {
    await run('soffice', [`-env:UserInstallation=${profile}`, '--headless', '--norestore', 'macro:///Standard.Module1.EditAll()'], { timeout: 200_000 });
  });
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A profile of its own, so that nobody's settings matter. LibreOffice lays it out at its first start; only then is there a place for the macro. */
async function withProfile(macro: string, work: (profile: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'imrf-office-'));
  const profile = pathToFileURL(folder).href;
  try {
    await run('soffice', [`-env:UserInstallation=${profile}`, '--headless', '--norestore', '--terminate_after_init'], { timeout: 200_000 });
    const standard = join(folder, 'user', 'basic', 'Standard');
    await writeFile(join(standard, 'Module1.xba'), macro);
    await writeFile(join(standard, 'script.xlb'), LIBRARY);
    await work(profile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
