"""A red round seal, 印章, as agencies stamp it: a picture of no real seal."""
import functools
import io
import math

from PIL import Image, ImageDraw, ImageFont

FONT = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"
SIZE, RED = 300, (214, 32, 32, 255)


@functools.cache
def seal(name):
    """PNG bytes of the seal of the agency called `name`."""
    image = Image.new("RGBA", (SIZE, SIZE), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    mid = SIZE / 2
    draw.ellipse((4, 4, SIZE - 5, SIZE - 5), outline=RED, width=7)
    star = []
    for i in range(10):
        radius = 44 if i % 2 == 0 else 17
        angle = -math.pi / 2 + i * math.pi / 5
        star.append((mid + radius * math.cos(angle), mid + radius * math.sin(angle)))
    draw.polygon(star, fill=RED)
    size = 40 if len(name) <= 13 else 32
    font = ImageFont.truetype(FONT, size)
    step = min(0.42, 4.5 / len(name))
    start = -math.pi / 2 - step * (len(name) - 1) / 2
    for i, ch in enumerate(name):
        angle = start + i * step
        glyph = Image.new("RGBA", (size + 12, size + 12), (255, 255, 255, 0))
        ImageDraw.Draw(glyph).text((6, 2), ch, font=font, fill=RED)
        glyph = glyph.rotate(-math.degrees(angle) - 90, resample=Image.BICUBIC, expand=True)
        radius = mid - 18 - size / 2
        x, y = mid + radius * math.cos(angle), mid + radius * math.sin(angle)
        image.alpha_composite(glyph, (int(x - glyph.width / 2), int(y - glyph.height / 2)))
    out = io.BytesIO()
    image.quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()
