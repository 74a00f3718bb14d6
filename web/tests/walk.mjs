/** Walk every view, at two widths, light and dark: errors, axe, overflow, and whether anything hostile ran. */

import { asked, open, settled, violations } from './browser.mjs';

const told = [];
for (const [look, options] of Object.entries(asked.looks)) {
  const { browser, page, errors } = await open(options);
  for (const [name, path] of Object.entries(asked.views)) {
    errors.length = 0;
    await page.goto(asked.address + path);
    await settled(page);
    if (asked.pictures) await page.screenshot({ path: `${asked.pictures}/${name}-${look}.png`, fullPage: true });
    told.push({
      name,
      look,
      title: await page.title(),
      heading: await page.locator('main h1').first().innerText(),
      text: (await page.locator('main').innerText()).slice(0, 4000),
      errors: [...errors],
      violations: await violations(page),
      overflow: await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      hacked: await page.evaluate(() => 'hacked' in window),
      dead: await page.evaluate(() => [...document.querySelectorAll('a')].filter((a) => /^\s*(javascript|data):/i.test(a.getAttribute('href') ?? '')).length),
      pictures: await page.locator('figure').count(),
      tables: await page.locator('figure table').count(),
    });
  }
  await browser.close();
}
console.log(JSON.stringify(told));
