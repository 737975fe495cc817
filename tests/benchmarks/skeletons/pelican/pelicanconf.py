"""Pelican with its own theme: articles, tags, years and months, one feed."""

AUTHOR = "bench"
SITENAME = "Bench"
SITEURL = "https://bench.example"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_PAGINATION = 50
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_MAX_ITEMS = 50
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
YEAR_ARCHIVE_SAVE_AS = "year/{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "year/{date:%Y}/{date:%m}/index.html"
ARTICLE_URL = "posts/{slug}/"
ARTICLE_SAVE_AS = "posts/{slug}/index.html"
AUTHOR_SAVE_AS = ""
