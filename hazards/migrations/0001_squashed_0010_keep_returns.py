"""All tables of this app as they are after the last of the steps it replaces."""

from decimal import Decimal
from django.conf import settings
from django.db import migrations, models
from liuli.kernel.schema import at_once
import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import hazards.models.pause
import liuli.privacy.fields
import pgtrigger.compiler
import pgtrigger.migrations
import uuid


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("hazards", "0001_initial"),
        ("hazards", "0002_verification_after_rectification"),
        ("hazards", "0003_order_vacancy_and_hand_over"),
        ("hazards", "0004_keep_water"),
        ("hazards", "0005_keep_watch_and_tips"),
        ("hazards", "0006_keep_campaigns"),
        ("hazards", "0007_keep_premises"),
        ("hazards", "0008_keep_late_words"),
        ("hazards", "0009_keep_pauses"),
        ("hazards", "0010_keep_returns"),
    ]
    dependencies = [
        ("accounts", "0002_initial"),
        ("attachments", "0005_keep_workbooks"),
        ("audit", "0002_initial"),
        ("exchange", "0001_initial"),
        ("fieldwork", "0001_initial"),
        ("indicators", "0001_initial"),
        ("notices", "0001_initial"),
        ("parameters", "0002_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("places", "0001_initial"),
        ("residents", "0008_record_consents"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = at_once([
        migrations.CreateModel(
            name='AssetEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('camera', 'Street camera'), ('shop_camera', "Shop's own camera"), ('garbage', 'Garbage point'), ('bulky', 'Bulky waste point'), ('charging', 'Charging shed'), ('parking', 'Parking lot'), ('station', 'Emergency station'), ('centre', 'Safety micro-centre')], max_length=12, verbose_name='kind')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('place', models.CharField(max_length=200, verbose_name='place')),
                ('starts_on', models.DateField(verbose_name='in service from')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='out of service from')),
                ('setting', models.CharField(blank=True, choices=[('street', 'on the street'), ('yard', 'in a courtyard')], max_length=8, verbose_name='setting')),
                ('is_upgrade', models.BooleanField(default=False, verbose_name='an older one rebuilt')),
                ('has_water', models.BooleanField(blank=True, null=True, verbose_name='has water')),
                ('has_power', models.BooleanField(blank=True, null=True, verbose_name='has power')),
                ('has_sign', models.BooleanField(blank=True, null=True, verbose_name='a sign tells of it')),
                ('spaces', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='spaces')),
                ('covers', models.CharField(blank=True, max_length=200, verbose_name='what it serves or shows')),
                ('hours', models.CharField(blank=True, max_length=80, verbose_name='opening hours')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AssetFault',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('broken', 'does not work'), ('damaged', 'damaged'), ('full', 'full or dirty'), ('sign', 'sign missing'), ('other', 'something else')], max_length=8, verbose_name='what is wrong')),
                ('text', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('reported_at', models.DateTimeField(verbose_name='reported at')),
                ('repaired_on', models.DateField(blank=True, null=True, verbose_name='repaired on')),
                ('repair_text', models.CharField(blank=True, max_length=300, verbose_name='what was done')),
                ('cost_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='cost (yuan)')),
            ],
            options={
                'verbose_name': 'fault of an asset',
                'verbose_name_plural': 'faults of assets',
                'ordering': ['-reported_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='AssetFaultEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('broken', 'does not work'), ('damaged', 'damaged'), ('full', 'full or dirty'), ('sign', 'sign missing'), ('other', 'something else')], max_length=8, verbose_name='what is wrong')),
                ('text', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('reported_at', models.DateTimeField(verbose_name='reported at')),
                ('repaired_on', models.DateField(blank=True, null=True, verbose_name='repaired on')),
                ('repair_text', models.CharField(blank=True, max_length=300, verbose_name='what was done')),
                ('cost_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='cost (yuan)')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AssetPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'verbose_name': 'photo of a fault',
                'verbose_name_plural': 'photos of faults',
                'ordering': ['fault', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_keeper', models.BooleanField(default=False, verbose_name="the site's keeper")),
                ('body', models.CharField(blank=True, max_length=80, verbose_name='body responsible')),
                ('due_on', models.DateField(verbose_name='due date')),
                ('is_extension', models.BooleanField(default=False, verbose_name='extends the due date')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='what to do')),
                ('at', models.DateTimeField(verbose_name='assigned at')),
            ],
            options={
                'verbose_name': 'assignment',
                'verbose_name_plural': 'assignments',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Bill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_on', models.DateField(verbose_name='from')),
                ('last_on', models.DateField(verbose_name='until')),
                ('volume', models.PositiveIntegerField(verbose_name='volume (m³)')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='due (yuan)')),
                ('paid_yuan', models.DecimalField(decimal_places=2, default=Decimal('0.00'), editable=False, max_digits=12, verbose_name='paid (yuan)')),
                ('due_on', models.DateField(verbose_name='to be paid by')),
                ('state', models.CharField(choices=[('issued', 'issued'), ('void', 'void')], default='issued', max_length=8, verbose_name='state')),
                ('is_as_written', models.BooleanField(default=False, verbose_name='taken over from a ledger')),
                ('issued_at', models.DateTimeField(verbose_name='issued at')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'water bill',
                'verbose_name_plural': 'water bills',
                'ordering': ['-last_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='BillEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('first_on', models.DateField(verbose_name='from')),
                ('last_on', models.DateField(verbose_name='until')),
                ('volume', models.PositiveIntegerField(verbose_name='volume (m³)')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='due (yuan)')),
                ('paid_yuan', models.DecimalField(decimal_places=2, default=Decimal('0.00'), editable=False, max_digits=12, verbose_name='paid (yuan)')),
                ('due_on', models.DateField(verbose_name='to be paid by')),
                ('state', models.CharField(choices=[('issued', 'issued'), ('void', 'void')], default='issued', max_length=8, verbose_name='state')),
                ('is_as_written', models.BooleanField(default=False, verbose_name='taken over from a ledger')),
                ('issued_at', models.DateTimeField(verbose_name='issued at')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BillLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('tier', models.PositiveSmallIntegerField(verbose_name='tier')),
                ('volume', models.PositiveIntegerField(verbose_name='volume (m³)')),
                ('price_yuan', models.DecimalField(decimal_places=2, max_digits=6, verbose_name='price (yuan/m³)')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount (yuan)')),
            ],
            options={
                'verbose_name': 'line of a bill',
                'verbose_name_plural': 'lines of bills',
                'ordering': ['bill', 'year', 'tier', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='BulkMeter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='bulk meter')),
                ('serial', models.CharField(blank=True, max_length=40, verbose_name='number on the meter')),
                ('installed_on', models.DateField(blank=True, null=True, verbose_name='installed on')),
                ('removed_on', models.DateField(blank=True, null=True, verbose_name='removed on')),
            ],
            options={
                'verbose_name': 'bulk meter',
                'verbose_name_plural': 'bulk meters',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='BulkMeterEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=60, verbose_name='bulk meter')),
                ('serial', models.CharField(blank=True, max_length=40, verbose_name='number on the meter')),
                ('installed_on', models.DateField(blank=True, null=True, verbose_name='installed on')),
                ('removed_on', models.DateField(blank=True, null=True, verbose_name='removed on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BulkReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('read_on', models.DateField(verbose_name='read on')),
                ('value', models.PositiveIntegerField(verbose_name='reading (m³)')),
            ],
            options={
                'verbose_name': 'bulk reading',
                'verbose_name_plural': 'bulk readings',
                'ordering': ['meter', '-read_on'],
            },
        ),
        migrations.CreateModel(
            name='BulkReadingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('read_on', models.DateField(verbose_name='read on')),
                ('value', models.PositiveIntegerField(verbose_name='reading (m³)')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Campaign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('theme', models.CharField(choices=[('fire_lanes', 'fire lanes kept free'), ('ebikes', 'e-bike charging'), ('falling', 'falling objects'), ('lodgings', 'lodgings house by house'), ('wiring', 'wiring household by household'), ('gas', 'bottled gas'), ('rooftops', 'people living on rooftops'), ('shops', 'shops along the street'), ('cleaning', 'cleaning and bulky waste'), ('other', 'another theme')], max_length=12, verbose_name='theme')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), size=None, verbose_name='kinds of sites')),
                ('month', models.DateField(null=True, verbose_name='month')),
                ('starts_on', models.DateField(verbose_name='starts on')),
                ('ends_on', models.DateField(verbose_name='ends on')),
                ('state', models.CharField(choices=[('planned', 'planned'), ('running', 'under way'), ('closed', 'closed with its report')], default='planned', max_length=8, verbose_name='state')),
                ('conclusion', models.CharField(blank=True, max_length=1000, verbose_name='conclusion')),
                ('closed_on', models.DateField(null=True, verbose_name='closed on')),
            ],
            options={
                'verbose_name': 'campaign',
                'verbose_name_plural': 'campaigns',
                'ordering': ['-starts_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CampaignEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('theme', models.CharField(choices=[('fire_lanes', 'fire lanes kept free'), ('ebikes', 'e-bike charging'), ('falling', 'falling objects'), ('lodgings', 'lodgings house by house'), ('wiring', 'wiring household by household'), ('gas', 'bottled gas'), ('rooftops', 'people living on rooftops'), ('shops', 'shops along the street'), ('cleaning', 'cleaning and bulky waste'), ('other', 'another theme')], max_length=12, verbose_name='theme')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), size=None, verbose_name='kinds of sites')),
                ('month', models.DateField(null=True, verbose_name='month')),
                ('starts_on', models.DateField(verbose_name='starts on')),
                ('ends_on', models.DateField(verbose_name='ends on')),
                ('state', models.CharField(choices=[('planned', 'planned'), ('running', 'under way'), ('closed', 'closed with its report')], default='planned', max_length=8, verbose_name='state')),
                ('conclusion', models.CharField(blank=True, max_length=1000, verbose_name='conclusion')),
                ('closed_on', models.DateField(null=True, verbose_name='closed on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CampaignLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('written_on', models.DateField(verbose_name='written on')),
            ],
            options={
                'verbose_name': 'closing report of a campaign',
                'verbose_name_plural': 'closing reports of campaigns',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='CampaignMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('party', 'party member'), ('grid', 'grid worker'), ('landlord', 'landlord'), ('volunteer', 'volunteer'), ('fire', 'fire station'), ('emergency', 'emergency office'), ('community', 'community committee'), ('other', 'other')], max_length=12, verbose_name='as whom')),
                ('name', liuli.privacy.fields.EncryptedTextField(associated='hazards.campaignmember.name', null=True, verbose_name='name')),
                ('is_responsible', models.BooleanField(default=False, verbose_name='responsible')),
                ('signed_on', models.DateField(null=True, verbose_name='signed on')),
            ],
            options={
                'verbose_name': 'member of a team',
                'verbose_name_plural': 'members of a team',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CampaignMemberEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(choices=[('party', 'party member'), ('grid', 'grid worker'), ('landlord', 'landlord'), ('volunteer', 'volunteer'), ('fire', 'fire station'), ('emergency', 'emergency office'), ('community', 'community committee'), ('other', 'other')], max_length=12, verbose_name='as whom')),
                ('name', liuli.privacy.fields.EncryptedTextField(associated='hazards.campaignmember.name', null=True, verbose_name='name')),
                ('is_responsible', models.BooleanField(default=False, verbose_name='responsible')),
                ('signed_on', models.DateField(null=True, verbose_name='signed on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CampaignStop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(blank=True, choices=[('sound', 'in order'), ('finding', 'hazard found'), ('fixed', 'put right at once'), ('nobody', 'nobody there'), ('refused', 'entry refused')], max_length=8, verbose_name='outcome')),
                ('visits', models.PositiveSmallIntegerField(default=0, verbose_name='visits')),
                ('on', models.DateField(null=True, verbose_name='day')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
            ],
            options={
                'verbose_name': 'visit of a campaign',
                'verbose_name_plural': 'visits of a campaign',
                'ordering': ['campaign_id', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CampaignStopEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('outcome', models.CharField(blank=True, choices=[('sound', 'in order'), ('finding', 'hazard found'), ('fixed', 'put right at once'), ('nobody', 'nobody there'), ('refused', 'entry refused')], max_length=8, verbose_name='outcome')),
                ('visits', models.PositiveSmallIntegerField(default=0, verbose_name='visits')),
                ('on', models.DateField(null=True, verbose_name='day')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ChargingFacts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sheds', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='sheds')),
                ('points', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='charging points')),
                ('has_sprinkler', models.BooleanField(blank=True, null=True, verbose_name='has sprinklers')),
            ],
            options={
                'verbose_name': 'charging facts',
                'verbose_name_plural': 'charging facts',
            },
        ),
        migrations.CreateModel(
            name='ChargingFactsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sheds', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='sheds')),
                ('points', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='charging points')),
                ('has_sprinkler', models.BooleanField(blank=True, null=True, verbose_name='has sprinklers')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ChecklistItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('site_kind', models.CharField(choices=[('small_hotel', 'Small hotel'), ('group_rental', 'Shared rental'), ('scrap_yard', 'Scrapyard'), ('self_built', 'Self-built house'), ('vacant_due_demolition', 'Vacant house due for demolition'), ('rooftop_structure', 'Rooftop structure'), ('ebike_charging', 'E-bike charging place'), ('electrical', 'Electrical installation'), ('lpg', 'Bottled gas'), ('fire_lane', 'Fire lane'), ('falling_object', 'Place with falling objects'), ('street_front', 'Street-front shop'), ('water_network', 'Water network')], max_length=24, verbose_name='site type')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('code', models.CharField(max_length=12, verbose_name='item code')),
                ('text', models.CharField(max_length=300, verbose_name='required condition')),
                ('text_en', models.CharField(max_length=300, verbose_name='required condition (English)')),
                ('severity', models.CharField(choices=[('general', 'General'), ('major', 'Major'), ('critical', 'Critical')], max_length=8, verbose_name='severity')),
                ('basis', models.CharField(blank=True, max_length=200, verbose_name='basis')),
                ('rectify_days', models.PositiveSmallIntegerField(verbose_name='days to rectify')),
            ],
            options={
                'verbose_name': 'checklist item',
                'verbose_name_plural': 'checklist items',
                'ordering': ['version', 'position'],
            },
        ),
        migrations.CreateModel(
            name='ChecklistVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('site_kind', models.CharField(choices=[('small_hotel', 'Small hotel'), ('group_rental', 'Shared rental'), ('scrap_yard', 'Scrapyard'), ('self_built', 'Self-built house'), ('vacant_due_demolition', 'Vacant house due for demolition'), ('rooftop_structure', 'Rooftop structure'), ('ebike_charging', 'E-bike charging place'), ('electrical', 'Electrical installation'), ('lpg', 'Bottled gas'), ('fire_lane', 'Fire lane'), ('falling_object', 'Place with falling objects'), ('street_front', 'Street-front shop'), ('water_network', 'Water network')], max_length=24, verbose_name='site type')),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
            ],
            options={
                'verbose_name': 'checklist',
                'verbose_name_plural': 'checklists',
                'ordering': ['site_kind', '-number'],
            },
        ),
        migrations.CreateModel(
            name='CodeTry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('door', models.CharField(choices=[('watch', 'page of a shop of the watch'), ('tip', 'progress of a tip'), ('tip_sent', 'sending a tip'), ('snap_sent', 'sending a snap')], max_length=12, verbose_name='page')),
                ('address_index', liuli.privacy.fields.BlindIndexField(db_index=True, max_length=16, verbose_name='index of the network address')),
                ('code_index', liuli.privacy.fields.BlindIndexField(db_index=True, max_length=16, null=True, verbose_name='index of the code')),
            ],
            options={
                'verbose_name': 'try at a public page',
                'verbose_name_plural': 'tries at public pages',
            },
        ),
        migrations.CreateModel(
            name='Connection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=20, verbose_name='household number')),
                ('holder_name', models.CharField(blank=True, max_length=50, verbose_name='holder')),
                ('area', models.CharField(choices=[('plots', 'Area of purchased building plots'), ('farmers', "Farmers' houses not yet demolished"), ('dormitory', 'Dormitories of offices'), ('other', 'Other')], default='other', max_length=12, verbose_name='served area')),
                ('people', models.PositiveSmallIntegerField(default=1, verbose_name='people using water')),
                ('is_vulnerable', models.BooleanField(default=False, help_text='Households in need (WT-11).', verbose_name='never charged a late fee')),
                ('opened_on', models.DateField(blank=True, null=True, verbose_name='connected on')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='disconnected on')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
            ],
            options={
                'verbose_name': 'water connection',
                'verbose_name_plural': 'water connections',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='ConnectionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.CharField(max_length=20, verbose_name='household number')),
                ('holder_name', models.CharField(blank=True, max_length=50, verbose_name='holder')),
                ('area', models.CharField(choices=[('plots', 'Area of purchased building plots'), ('farmers', "Farmers' houses not yet demolished"), ('dormitory', 'Dormitories of offices'), ('other', 'Other')], default='other', max_length=12, verbose_name='served area')),
                ('people', models.PositiveSmallIntegerField(default=1, verbose_name='people using water')),
                ('is_vulnerable', models.BooleanField(default=False, help_text='Households in need (WT-11).', verbose_name='never charged a late fee')),
                ('opened_on', models.DateField(blank=True, null=True, verbose_name='connected on')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='disconnected on')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CylinderSlip',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cylinders', models.PositiveSmallIntegerField(verbose_name='cylinders')),
                ('holder', liuli.privacy.fields.EncryptedTextField(associated='hazards.cylinderslip.holder', verbose_name='holder')),
                ('witness', liuli.privacy.fields.EncryptedTextField(associated='hazards.cylinderslip.witness', verbose_name='witness')),
                ('handed_to', models.CharField(choices=[('police', 'Police station'), ('fire', 'Fire and rescue'), ('housing', 'Housing and construction'), ('urban', 'Urban management'), ('market', 'Market supervision'), ('power', 'Power company'), ('gas', 'Gas company'), ('street', 'Street office, emergency')], max_length=12, verbose_name='handed over to')),
                ('on', models.DateField(verbose_name='day')),
            ],
            options={
                'verbose_name': 'slip of gas cylinders',
                'verbose_name_plural': 'slips of gas cylinders',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='CylinderSlipEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('cylinders', models.PositiveSmallIntegerField(verbose_name='cylinders')),
                ('holder', liuli.privacy.fields.EncryptedTextField(associated='hazards.cylinderslip.holder', verbose_name='holder')),
                ('witness', liuli.privacy.fields.EncryptedTextField(associated='hazards.cylinderslip.witness', verbose_name='witness')),
                ('handed_to', models.CharField(choices=[('police', 'Police station'), ('fire', 'Fire and rescue'), ('housing', 'Housing and construction'), ('urban', 'Urban management'), ('market', 'Market supervision'), ('power', 'Power company'), ('gas', 'Gas company'), ('street', 'Street office, emergency')], max_length=12, verbose_name='handed over to')),
                ('on', models.DateField(verbose_name='day')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ExternalOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='their number')),
                ('received_on', models.DateField(verbose_name='received on')),
                ('due_on', models.DateField(verbose_name='their due date')),
            ],
            options={
                'verbose_name': 'order from outside',
                'verbose_name_plural': 'orders from outside',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ExternalOrderEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.CharField(max_length=40, verbose_name='their number')),
                ('received_on', models.DateField(verbose_name='received on')),
                ('due_on', models.DateField(verbose_name='their due date')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('found_at', models.DateTimeField(verbose_name='found at')),
                ('received_at', models.DateTimeField(verbose_name='received at')),
                ('severity', models.CharField(choices=[('general', 'General'), ('major', 'Major'), ('critical', 'Critical')], max_length=8, verbose_name='severity seen')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='what was found')),
                ('client_id', models.UUIDField(blank=True, null=True, unique=True, verbose_name='number given by the phone')),
            ],
            options={
                'verbose_name': 'finding',
                'verbose_name_plural': 'findings',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='GasFacts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cylinders', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='gas cylinders')),
                ('cylinder_codes', models.CharField(blank=True, max_length=120, verbose_name='cylinder codes')),
                ('inspected_until', models.DateField(blank=True, null=True, verbose_name='cylinders inspected until')),
                ('hose', models.CharField(blank=True, max_length=80, verbose_name='hose')),
                ('sleeps_beside', models.BooleanField(blank=True, null=True, verbose_name='somebody sleeps beside the gas')),
            ],
            options={
                'verbose_name': 'bottled gas facts',
                'verbose_name_plural': 'bottled gas facts',
            },
        ),
        migrations.CreateModel(
            name='GasFactsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('cylinders', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='gas cylinders')),
                ('cylinder_codes', models.CharField(blank=True, max_length=120, verbose_name='cylinder codes')),
                ('inspected_until', models.DateField(blank=True, null=True, verbose_name='cylinders inspected until')),
                ('hose', models.CharField(blank=True, max_length=80, verbose_name='hose')),
                ('sleeps_beside', models.BooleanField(blank=True, null=True, verbose_name='somebody sleeps beside the gas')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.CharField(choices=[('police', 'Police station'), ('fire', 'Fire and rescue'), ('housing', 'Housing and construction'), ('urban', 'Urban management'), ('market', 'Market supervision'), ('power', 'Power company'), ('gas', 'Gas company'), ('street', 'Street office, emergency')], max_length=12, verbose_name='handed over to')),
                ('due_on', models.DateField(verbose_name='answer due')),
                ('text', models.CharField(max_length=500, verbose_name='what was asked')),
                ('at', models.DateTimeField(verbose_name='handed over at')),
                ('receipt', models.CharField(blank=True, max_length=80, verbose_name='receipt')),
                ('received_on', models.DateField(blank=True, null=True, verbose_name='received on')),
                ('reply', models.CharField(blank=True, max_length=500, verbose_name='their answer')),
                ('replied_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
            ],
            options={
                'verbose_name': 'hand-over',
                'verbose_name_plural': 'hand-overs',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='HandoverEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('body', models.CharField(choices=[('police', 'Police station'), ('fire', 'Fire and rescue'), ('housing', 'Housing and construction'), ('urban', 'Urban management'), ('market', 'Market supervision'), ('power', 'Power company'), ('gas', 'Gas company'), ('street', 'Street office, emergency')], max_length=12, verbose_name='handed over to')),
                ('due_on', models.DateField(verbose_name='answer due')),
                ('text', models.CharField(max_length=500, verbose_name='what was asked')),
                ('at', models.DateTimeField(verbose_name='handed over at')),
                ('receipt', models.CharField(blank=True, max_length=80, verbose_name='receipt')),
                ('received_on', models.DateField(blank=True, null=True, verbose_name='received on')),
                ('reply', models.CharField(blank=True, max_length=500, verbose_name='their answer')),
                ('replied_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Hazard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(editable=False, max_length=40, unique=True, verbose_name='number')),
                ('item_code', models.CharField(blank=True, max_length=12, verbose_name='item code')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='what was found')),
                ('severity', models.CharField(choices=[('general', 'General'), ('major', 'Major'), ('critical', 'Critical')], max_length=8, verbose_name='severity')),
                ('status', models.CharField(choices=[('found', 'Found'), ('assigned', 'Assigned'), ('rectifying', 'Rectifying'), ('reported_done', 'Waits for re-check'), ('cleared', 'Cleared'), ('void', 'Void')], default='found', max_length=16, verbose_name='state')),
                ('round', models.PositiveSmallIntegerField(default=1, verbose_name='round')),
                ('found_at', models.DateTimeField(verbose_name='found at')),
                ('received_at', models.DateTimeField(verbose_name='received at')),
                ('clock_started_at', models.DateTimeField(verbose_name='clock started at')),
                ('due_on', models.DateField(verbose_name='due date')),
                ('paused_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='clock stands still since')),
                ('recheck_from', models.DateTimeField(blank=True, null=True, verbose_name='re-check from')),
                ('recheck_due_on', models.DateField(blank=True, null=True, verbose_name='re-check due date')),
                ('client_id', models.UUIDField(blank=True, null=True, unique=True, verbose_name='number given by the phone')),
                ('cleared_at', models.DateTimeField(blank=True, null=True, verbose_name='cleared at')),
            ],
            options={
                'verbose_name': 'hazard',
                'verbose_name_plural': 'hazards',
                'ordering': ['-found_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='HazardCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='day')),
                ('last', models.PositiveIntegerField(verbose_name='last number')),
            ],
            options={
                'verbose_name': 'hazard counter',
                'verbose_name_plural': 'hazard counters',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HazardEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.CharField(editable=False, max_length=40, verbose_name='number')),
                ('item_code', models.CharField(blank=True, max_length=12, verbose_name='item code')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='what was found')),
                ('severity', models.CharField(choices=[('general', 'General'), ('major', 'Major'), ('critical', 'Critical')], max_length=8, verbose_name='severity')),
                ('status', models.CharField(choices=[('found', 'Found'), ('assigned', 'Assigned'), ('rectifying', 'Rectifying'), ('reported_done', 'Waits for re-check'), ('cleared', 'Cleared'), ('void', 'Void')], default='found', max_length=16, verbose_name='state')),
                ('round', models.PositiveSmallIntegerField(default=1, verbose_name='round')),
                ('found_at', models.DateTimeField(verbose_name='found at')),
                ('received_at', models.DateTimeField(verbose_name='received at')),
                ('clock_started_at', models.DateTimeField(verbose_name='clock started at')),
                ('due_on', models.DateField(verbose_name='due date')),
                ('paused_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='clock stands still since')),
                ('recheck_from', models.DateTimeField(blank=True, null=True, verbose_name='re-check from')),
                ('recheck_due_on', models.DateField(blank=True, null=True, verbose_name='re-check due date')),
                ('client_id', models.UUIDField(blank=True, null=True, verbose_name='number given by the phone')),
                ('cleared_at', models.DateTimeField(blank=True, null=True, verbose_name='cleared at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HazardLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('written_on', models.DateField(verbose_name='written on')),
                ('served_on', models.DateField(blank=True, null=True, verbose_name='served on')),
                ('receipt', models.CharField(blank=True, max_length=200, verbose_name='how it was received')),
            ],
            options={
                'verbose_name': 'notice of rectification',
                'verbose_name_plural': 'notices of rectification',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='HazardLevel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('grid', 'grid worker'), ('community', 'community'), ('street', 'street office'), ('district', 'district')], max_length=10, verbose_name='level')),
                ('on', models.DateField(verbose_name='day')),
                ('reason', models.CharField(max_length=200, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'level told of a hazard',
                'verbose_name_plural': 'levels told of hazards',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='HazardLevelEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('level', models.CharField(choices=[('grid', 'grid worker'), ('community', 'community'), ('street', 'street office'), ('district', 'district')], max_length=10, verbose_name='level')),
                ('on', models.DateField(verbose_name='day')),
                ('reason', models.CharField(max_length=200, verbose_name='reason')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HazardMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('found', 'Found'), ('found_again', 'Found again'), ('assigned', 'Assigned'), ('started', 'Rectification started'), ('reported_done', 'Rectification reported'), ('failed', 'Re-check failed'), ('said_late', 'Reported without knowing what came before'), ('cleared', 'Cleared'), ('controlled', 'Interim control taken'), ('raised', 'Severity raised'), ('lowering_asked', 'Lower severity asked for'), ('lowered', 'Severity lowered'), ('lowering_declined', 'Lower severity declined'), ('voided', 'Made void'), ('vacancy_ordered', 'No-occupancy order written down'), ('vacancy_lifted', 'Housing allowed again'), ('handed_over', 'Handed over'), ('received', 'Receipt of the hand-over'), ('answered', 'Answer to the hand-over'), ('looked_again', 'Re-look: has not come back'), ('came_back', 'Re-look: has come back'), ('returned', 'Handed back'), ('paused', 'Clock paused'), ('resumed', 'Clock runs again')], max_length=20, verbose_name='step')),
                ('before', models.CharField(blank=True, choices=[('found', 'Found'), ('assigned', 'Assigned'), ('rectifying', 'Rectifying'), ('reported_done', 'Waits for re-check'), ('cleared', 'Cleared'), ('void', 'Void')], max_length=16, verbose_name='state before')),
                ('after', models.CharField(choices=[('found', 'Found'), ('assigned', 'Assigned'), ('rectifying', 'Rectifying'), ('reported_done', 'Waits for re-check'), ('cleared', 'Cleared'), ('void', 'Void')], max_length=16, verbose_name='state after')),
                ('round', models.PositiveSmallIntegerField(verbose_name='round')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='why')),
            ],
            options={
                'verbose_name': 'step of a hazard',
                'verbose_name_plural': 'steps of a hazard',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='HazardPause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('owner', 'the owner cannot be reached'), ('parts', 'parts or materials are on their way'), ('body', 'another body has to act first'), ('weather', 'weather'), ('other', 'another reason, see note')], max_length=8, verbose_name='reason')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('began_at', models.DateTimeField(verbose_name='paused at')),
                ('resume_on', models.DateField(verbose_name='runs again on')),
                ('due_before', models.DateField(verbose_name='due date before')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ran again at')),
                ('ended_how', models.CharField(blank=True, choices=[('hand', 'resumed by hand'), ('day', 'its day had come'), ('moved', 'the hazard moved on')], max_length=8, verbose_name='how it ended')),
                ('due_after', models.DateField(blank=True, null=True, verbose_name='due date after')),
            ],
            options={
                'verbose_name': 'paused clock',
                'verbose_name_plural': 'paused clocks',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='HazardPauseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reason', models.CharField(choices=[('owner', 'the owner cannot be reached'), ('parts', 'parts or materials are on their way'), ('body', 'another body has to act first'), ('weather', 'weather'), ('other', 'another reason, see note')], max_length=8, verbose_name='reason')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('began_at', models.DateTimeField(verbose_name='paused at')),
                ('resume_on', models.DateField(verbose_name='runs again on')),
                ('due_before', models.DateField(verbose_name='due date before')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ran again at')),
                ('ended_how', models.CharField(blank=True, choices=[('hand', 'resumed by hand'), ('day', 'its day had come'), ('moved', 'the hazard moved on')], max_length=8, verbose_name='how it ended')),
                ('due_after', models.DateField(blank=True, null=True, verbose_name='due date after')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HazardPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('found', 'Before rectification'), ('rectified', 'After rectification'), ('verified', 'At the re-check')], max_length=12, verbose_name='stage')),
                ('round', models.PositiveSmallIntegerField(verbose_name='round')),
            ],
            options={
                'verbose_name': 'photo of a hazard',
                'verbose_name_plural': 'photos of a hazard',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='HazardReturn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='how many times')),
                ('at', models.DateTimeField(verbose_name='handed back at')),
                ('reason', models.CharField(max_length=500, verbose_name='why')),
            ],
            options={
                'verbose_name': 'hazard handed back',
                'verbose_name_plural': 'hazards handed back',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='HouseFacts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('floors', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='floors')),
                ('structure', models.CharField(blank=True, max_length=40, verbose_name='structure')),
                ('built_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year built')),
                ('is_business', models.BooleanField(blank=True, null=True, verbose_name='used for business')),
                ('business_kind', models.CharField(blank=True, max_length=40, verbose_name='kind of business')),
                ('has_rooftop_dwelling', models.BooleanField(blank=True, null=True, verbose_name='rooftop structure lived in')),
                ('appraisal_raw', models.CharField(blank=True, max_length=40, verbose_name='appraisal as written in the ledger')),
                ('grade', models.CharField(blank=True, choices=[('A', 'Grade A'), ('B', 'Grade B'), ('C', 'Grade C'), ('D', 'Grade D')], max_length=1, verbose_name='grade')),
                ('graded_by', models.CharField(blank=True, max_length=80, verbose_name='qualified body')),
                ('graded_on', models.DateField(blank=True, null=True, verbose_name='graded on')),
            ],
            options={
                'verbose_name': 'house facts',
                'verbose_name_plural': 'house facts',
            },
        ),
        migrations.CreateModel(
            name='HouseFactsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('floors', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='floors')),
                ('structure', models.CharField(blank=True, max_length=40, verbose_name='structure')),
                ('built_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year built')),
                ('is_business', models.BooleanField(blank=True, null=True, verbose_name='used for business')),
                ('business_kind', models.CharField(blank=True, max_length=40, verbose_name='kind of business')),
                ('has_rooftop_dwelling', models.BooleanField(blank=True, null=True, verbose_name='rooftop structure lived in')),
                ('appraisal_raw', models.CharField(blank=True, max_length=40, verbose_name='appraisal as written in the ledger')),
                ('grade', models.CharField(blank=True, choices=[('A', 'Grade A'), ('B', 'Grade B'), ('C', 'Grade C'), ('D', 'Grade D')], max_length=1, verbose_name='grade')),
                ('graded_by', models.CharField(blank=True, max_length=80, verbose_name='qualified body')),
                ('graded_on', models.DateField(blank=True, null=True, verbose_name='graded on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HousingOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issued_by', models.CharField(max_length=80, verbose_name='issued by')),
                ('issued_on', models.DateField(verbose_name='issued on')),
                ('reference', models.CharField(max_length=80, verbose_name='document number')),
                ('at', models.DateTimeField(verbose_name='written down at')),
                ('lifted_at', models.DateTimeField(blank=True, null=True, verbose_name='lifted at')),
            ],
            options={
                'verbose_name': 'no-occupancy order',
                'verbose_name_plural': 'no-occupancy orders',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='HousingOrderEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('issued_by', models.CharField(max_length=80, verbose_name='issued by')),
                ('issued_on', models.DateField(verbose_name='issued on')),
                ('reference', models.CharField(max_length=80, verbose_name='document number')),
                ('at', models.DateTimeField(verbose_name='written down at')),
                ('lifted_at', models.DateTimeField(blank=True, null=True, verbose_name='lifted at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='InterimControl',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('evacuated', 'People moved out'), ('stopped', 'Use stopped'), ('cordoned', 'Cordoned off'), ('watched', 'Watched by a person')], max_length=12, verbose_name='interim control')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='note')),
            ],
            options={
                'verbose_name': 'interim control',
                'verbose_name_plural': 'interim controls',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='KeySite',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=200, verbose_name='reason')),
                ('starts_on', models.DateField(verbose_name='starts on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
            ],
            options={
                'verbose_name': 'key site',
                'verbose_name_plural': 'key sites',
                'ordering': ['-starts_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='KeySiteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reason', models.CharField(max_length=200, verbose_name='reason')),
                ('starts_on', models.DateField(verbose_name='starts on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LaneFacts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('width_m', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='clear width (m)')),
                ('height_m', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='clear height (m)')),
                ('hydrants', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hydrants')),
            ],
            options={
                'verbose_name': 'fire lane facts',
                'verbose_name_plural': 'fire lane facts',
            },
        ),
        migrations.CreateModel(
            name='LaneFactsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('width_m', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='clear width (m)')),
                ('height_m', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='clear height (m)')),
                ('hydrants', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hydrants')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LateWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said', models.CharField(choices=[('rectified', 'Rectified'), ('passed', 'Re-check: gone'), ('failed', 'Re-check: still there')], max_length=12, verbose_name='what was reported')),
                ('holds', models.CharField(blank=True, choices=[('first', 'What was recorded first'), ('late', 'What came later'), ('both', 'Both: they do not contradict each other')], max_length=8, verbose_name='which account holds')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='why')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
            ],
            options={
                'verbose_name': 'report that came too late',
                'verbose_name_plural': 'reports that came too late',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='LateWordEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('said', models.CharField(choices=[('rectified', 'Rectified'), ('passed', 'Re-check: gone'), ('failed', 'Re-check: still there')], max_length=12, verbose_name='what was reported')),
                ('holds', models.CharField(blank=True, choices=[('first', 'What was recorded first'), ('late', 'What came later'), ('both', 'Both: they do not contradict each other')], max_length=8, verbose_name='which account holds')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='why')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LedgerNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('noted_on', models.DateField(blank=True, null=True, verbose_name='noted on')),
                ('text', models.CharField(max_length=500, verbose_name='hazard text of the ledger')),
                ('due_text', models.CharField(blank=True, max_length=60, verbose_name='due date as written')),
                ('state', models.CharField(choices=[('offered', 'Offered'), ('opened', 'Opened as a hazard'), ('dismissed', 'Dismissed')], default='offered', max_length=12, verbose_name='state')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'ledger note',
                'verbose_name_plural': 'ledger notes',
                'ordering': ['state', '-noted_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='LedgerNoteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('noted_on', models.DateField(blank=True, null=True, verbose_name='noted on')),
                ('text', models.CharField(max_length=500, verbose_name='hazard text of the ledger')),
                ('due_text', models.CharField(blank=True, max_length=60, verbose_name='due date as written')),
                ('state', models.CharField(choices=[('offered', 'Offered'), ('opened', 'Opened as a hazard'), ('dismissed', 'Dismissed')], default='offered', max_length=12, verbose_name='state')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Licence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('business', 'Business licence'), ('food', 'Food business permit'), ('special', 'Special trade permit'), ('fire', 'Pre-opening fire check'), ('health', 'Hygiene permit'), ('other', 'Another licence')], max_length=10, verbose_name='kind')),
                ('number', models.CharField(blank=True, max_length=40, verbose_name='licence number')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('seen_on', models.DateField(verbose_name='shown on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='replaced on')),
            ],
            options={
                'verbose_name': 'licence',
                'verbose_name_plural': 'licences',
                'ordering': ['site_id', 'kind', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='LicenceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('business', 'Business licence'), ('food', 'Food business permit'), ('special', 'Special trade permit'), ('fire', 'Pre-opening fire check'), ('health', 'Hygiene permit'), ('other', 'Another licence')], max_length=10, verbose_name='kind')),
                ('number', models.CharField(blank=True, max_length=40, verbose_name='licence number')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('seen_on', models.DateField(verbose_name='shown on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='replaced on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LodgingFacts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rooms', models.PositiveIntegerField(blank=True, null=True, verbose_name='rooms')),
                ('beds', models.PositiveIntegerField(blank=True, null=True, verbose_name='beds')),
                ('occupants', models.PositiveIntegerField(blank=True, null=True, verbose_name='people lodging')),
                ('area_m2', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name='area (m²)')),
                ('floors', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='floors')),
                ('partition', models.CharField(blank=True, max_length=40, verbose_name='partition material')),
                ('guest_register', models.CharField(blank=True, max_length=40, verbose_name='how guests are registered')),
                ('has_business_licence', models.BooleanField(blank=True, null=True, verbose_name='has a business licence')),
                ('has_hotel_permit', models.BooleanField(blank=True, null=True, verbose_name='has a hotel trade permit')),
            ],
            options={
                'verbose_name': 'lodging facts',
                'verbose_name_plural': 'lodging facts',
            },
        ),
        migrations.CreateModel(
            name='LodgingFactsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('rooms', models.PositiveIntegerField(blank=True, null=True, verbose_name='rooms')),
                ('beds', models.PositiveIntegerField(blank=True, null=True, verbose_name='beds')),
                ('occupants', models.PositiveIntegerField(blank=True, null=True, verbose_name='people lodging')),
                ('area_m2', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name='area (m²)')),
                ('floors', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='floors')),
                ('partition', models.CharField(blank=True, max_length=40, verbose_name='partition material')),
                ('guest_register', models.CharField(blank=True, max_length=40, verbose_name='how guests are registered')),
                ('has_business_licence', models.BooleanField(blank=True, null=True, verbose_name='has a business licence')),
                ('has_hotel_permit', models.BooleanField(blank=True, null=True, verbose_name='has a hotel trade permit')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LoweringRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('severity', models.CharField(choices=[('general', 'General'), ('major', 'Major'), ('critical', 'Critical')], max_length=8, verbose_name='lower severity')),
                ('reason', models.CharField(max_length=500, verbose_name='reason')),
                ('asked_at', models.DateTimeField(verbose_name='asked at')),
                ('decision', models.CharField(choices=[('asked', 'Waits for a second person'), ('confirmed', 'Confirmed'), ('declined', 'Declined')], default='asked', max_length=12, verbose_name='decision')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
            ],
            options={
                'verbose_name': 'request for a lower severity',
                'verbose_name_plural': 'requests for a lower severity',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='LoweringRequestEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('severity', models.CharField(choices=[('general', 'General'), ('major', 'Major'), ('critical', 'Critical')], max_length=8, verbose_name='lower severity')),
                ('reason', models.CharField(max_length=500, verbose_name='reason')),
                ('asked_at', models.DateTimeField(verbose_name='asked at')),
                ('decision', models.CharField(choices=[('asked', 'Waits for a second person'), ('confirmed', 'Confirmed'), ('declined', 'Declined')], default='asked', max_length=12, verbose_name='decision')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MajorCondition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=12, verbose_name='item code')),
                ('text', models.CharField(max_length=200, verbose_name='condition')),
            ],
            options={
                'verbose_name': 'direct condition',
                'verbose_name_plural': 'direct conditions',
                'ordering': ['rule_set_id', 'code'],
            },
        ),
        migrations.CreateModel(
            name='MajorJudgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='day')),
                ('is_crowded', models.BooleanField(verbose_name='crowded place')),
                ('direct', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), size=None, verbose_name='direct conditions')),
                ('evacuation', models.PositiveSmallIntegerField(verbose_name='comprehensive conditions of evacuation')),
                ('other', models.PositiveSmallIntegerField(verbose_name='other comprehensive conditions')),
                ('result', models.CharField(choices=[('suspected', 'suspected major hazard'), ('not', 'not major by these conditions'), ('ask', 'ask the fire station')], max_length=10, verbose_name='result')),
            ],
            options={
                'verbose_name': 'judgement of a major hazard',
                'verbose_name_plural': 'judgements of major hazards',
                'ordering': ['-on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='MajorJudgementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('on', models.DateField(verbose_name='day')),
                ('is_crowded', models.BooleanField(verbose_name='crowded place')),
                ('direct', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), size=None, verbose_name='direct conditions')),
                ('evacuation', models.PositiveSmallIntegerField(verbose_name='comprehensive conditions of evacuation')),
                ('other', models.PositiveSmallIntegerField(verbose_name='other comprehensive conditions')),
                ('result', models.CharField(choices=[('suspected', 'suspected major hazard'), ('not', 'not major by these conditions'), ('ask', 'ask the fire station')], max_length=10, verbose_name='result')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MajorRuleSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.CharField(max_length=20, verbose_name='edition')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
                ('crowded_evacuation', models.PositiveSmallIntegerField(null=True, verbose_name='crowded place: conditions of evacuation')),
                ('crowded_any', models.PositiveSmallIntegerField(null=True, verbose_name='crowded place: conditions of any kind')),
                ('other_any', models.PositiveSmallIntegerField(null=True, verbose_name='other place: conditions of any kind')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
            ],
            options={
                'verbose_name': 'rule set of major fire hazards',
                'verbose_name_plural': 'rule sets of major fire hazards',
                'ordering': ['edition'],
            },
        ),
        migrations.CreateModel(
            name='MapPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('latitude', models.DecimalField(decimal_places=6, max_digits=9, verbose_name='latitude')),
                ('longitude', models.DecimalField(decimal_places=6, max_digits=9, verbose_name='longitude')),
            ],
            options={
                'verbose_name': 'point on the map',
                'verbose_name_plural': 'points on the map',
            },
        ),
        migrations.CreateModel(
            name='MapPointEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('latitude', models.DecimalField(decimal_places=6, max_digits=9, verbose_name='latitude')),
                ('longitude', models.DecimalField(decimal_places=6, max_digits=9, verbose_name='longitude')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Meter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('serial', models.CharField(blank=True, max_length=40, verbose_name='number on the meter')),
                ('digits', models.PositiveSmallIntegerField(default=5, verbose_name='digits')),
                ('diameter_mm', models.PositiveSmallIntegerField(default=15, verbose_name='diameter (mm)')),
                ('start_value', models.PositiveIntegerField(default=0, verbose_name='first value')),
                ('installed_on', models.DateField(blank=True, null=True, verbose_name='installed on')),
                ('removed_on', models.DateField(blank=True, null=True, verbose_name='removed on')),
                ('end_value', models.PositiveIntegerField(blank=True, null=True, verbose_name='last value')),
            ],
            options={
                'verbose_name': 'household meter',
                'verbose_name_plural': 'household meters',
                'ordering': ['connection', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='MeterEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('serial', models.CharField(blank=True, max_length=40, verbose_name='number on the meter')),
                ('digits', models.PositiveSmallIntegerField(default=5, verbose_name='digits')),
                ('diameter_mm', models.PositiveSmallIntegerField(default=15, verbose_name='diameter (mm)')),
                ('start_value', models.PositiveIntegerField(default=0, verbose_name='first value')),
                ('installed_on', models.DateField(blank=True, null=True, verbose_name='installed on')),
                ('removed_on', models.DateField(blank=True, null=True, verbose_name='removed on')),
                ('end_value', models.PositiveIntegerField(blank=True, null=True, verbose_name='last value')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MeterReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since_on', models.DateField(verbose_name='read before on')),
                ('read_on', models.DateField(verbose_name='read on')),
                ('previous', models.PositiveIntegerField(verbose_name='last reading')),
                ('value', models.PositiveIntegerField(verbose_name='reading')),
                ('volume', models.PositiveIntegerField(verbose_name='volume (m³)')),
                ('has_rolled', models.BooleanField(default=False, verbose_name='rolled over')),
                ('kind', models.CharField(choices=[('read', 'read'), ('estimate', 'estimated')], default='read', max_length=8, verbose_name='how it was read')),
                ('state', models.CharField(choices=[('counted', 'counts'), ('review', 'to be checked'), ('void', 'void')], default='counted', max_length=8, verbose_name='state')),
                ('is_unusual', models.BooleanField(default=False, verbose_name='far more than usual')),
                ('at', models.DateTimeField(verbose_name='entered at')),
                ('client_id', models.UUIDField(blank=True, null=True, unique=True, verbose_name='number given by the phone')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'meter reading',
                'verbose_name_plural': 'meter readings',
                'ordering': ['-read_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='MeterReadingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('since_on', models.DateField(verbose_name='read before on')),
                ('read_on', models.DateField(verbose_name='read on')),
                ('previous', models.PositiveIntegerField(verbose_name='last reading')),
                ('value', models.PositiveIntegerField(verbose_name='reading')),
                ('volume', models.PositiveIntegerField(verbose_name='volume (m³)')),
                ('has_rolled', models.BooleanField(default=False, verbose_name='rolled over')),
                ('kind', models.CharField(choices=[('read', 'read'), ('estimate', 'estimated')], default='read', max_length=8, verbose_name='how it was read')),
                ('state', models.CharField(choices=[('counted', 'counts'), ('review', 'to be checked'), ('void', 'void')], default='counted', max_length=8, verbose_name='state')),
                ('is_unusual', models.BooleanField(default=False, verbose_name='far more than usual')),
                ('at', models.DateTimeField(verbose_name='entered at')),
                ('client_id', models.UUIDField(blank=True, null=True, verbose_name='number given by the phone')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MeterRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='meter round')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(verbose_name='until')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed at')),
            ],
            options={
                'verbose_name': 'meter round',
                'verbose_name_plural': 'meter rounds',
                'ordering': ['-starts_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='MeterRoundEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=60, verbose_name='meter round')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(verbose_name='until')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NightFlow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('night', models.DateField(verbose_name='night')),
                ('litres_per_hour', models.DecimalField(decimal_places=1, max_digits=9, verbose_name='mean flow 02:00-04:00 (L/h)')),
            ],
            options={
                'verbose_name': 'night flow',
                'verbose_name_plural': 'night flows',
                'ordering': ['meter', '-night'],
            },
        ),
        migrations.CreateModel(
            name='NightFlowEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('night', models.DateField(verbose_name='night')),
                ('litres_per_hour', models.DecimalField(decimal_places=1, max_digits=9, verbose_name='mean flow 02:00-04:00 (L/h)')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Outage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('planned', 'Planned'), ('emergency', 'Emergency')], max_length=10, verbose_name='kind of outage')),
                ('announced_at', models.DateTimeField(verbose_name='announced at')),
                ('starts_at', models.DateTimeField(verbose_name='water off from')),
                ('ends_at', models.DateTimeField(verbose_name='water back by')),
                ('places', models.CharField(max_length=300, verbose_name='where')),
                ('cause', models.CharField(max_length=300, verbose_name='why')),
            ],
            options={
                'verbose_name': 'outage notice',
                'verbose_name_plural': 'outage notices',
                'ordering': ['-starts_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='OutageEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('planned', 'Planned'), ('emergency', 'Emergency')], max_length=10, verbose_name='kind of outage')),
                ('announced_at', models.DateTimeField(verbose_name='announced at')),
                ('starts_at', models.DateTimeField(verbose_name='water off from')),
                ('ends_at', models.DateTimeField(verbose_name='water back by')),
                ('places', models.CharField(max_length=300, verbose_name='where')),
                ('cause', models.CharField(max_length=300, verbose_name='why')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount (yuan)')),
                ('paid_on', models.DateField(verbose_name='paid on')),
                ('method', models.CharField(choices=[('cash', 'Cash'), ('wechat', 'WeChat'), ('alipay', 'Alipay'), ('bank', 'Bank transfer'), ('unknown', 'Not stated')], max_length=8, verbose_name='paid by')),
                ('at', models.DateTimeField(verbose_name='entered at')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ('ledger_key', models.CharField(blank=True, max_length=80, null=True, unique=True, verbose_name='row of a ledger')),
            ],
            options={
                'verbose_name': 'receipt',
                'verbose_name_plural': 'receipts',
                'ordering': ['-paid_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ReceiptEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount (yuan)')),
                ('paid_on', models.DateField(verbose_name='paid on')),
                ('method', models.CharField(choices=[('cash', 'Cash'), ('wechat', 'WeChat'), ('alipay', 'Alipay'), ('bank', 'Bank transfer'), ('unknown', 'Not stated')], max_length=8, verbose_name='paid by')),
                ('at', models.DateTimeField(verbose_name='entered at')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ('ledger_key', models.CharField(blank=True, max_length=80, null=True, verbose_name='row of a ledger')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReceiptLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount (yuan)')),
            ],
            options={
                'verbose_name': 'line of a receipt',
                'verbose_name_plural': 'lines of receipts',
                'ordering': ['receipt', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Rectification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField(verbose_name='round')),
                ('at', models.DateTimeField(verbose_name='reported at')),
                ('text', models.CharField(max_length=500, verbose_name='what was done')),
            ],
            options={
                'verbose_name': 'rectification',
                'verbose_name_plural': 'rectifications',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RelocationLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('turn', models.PositiveSmallIntegerField(verbose_name='look')),
                ('outcome', models.CharField(choices=[('settled', 'housed safely'), ('unsafe', 'in an unsafe place again'), ('lost', 'not reached')], max_length=8, verbose_name='what was found')),
                ('text', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('at', models.DateTimeField(verbose_name='at')),
            ],
            options={
                'verbose_name': 'look after somebody relocated',
                'verbose_name_plural': 'looks after people relocated',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RelocationNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('found_at', models.DateTimeField(verbose_name='found there')),
                ('options', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('relatives', 'relatives or friends'), ('other_rental', 'another rented room'), ('employer', 'lodging of the employer'), ('community', 'a place the community found'), ('shelter', 'the relief station'), ('home', 'back home'), ('unknown', 'left without saying where')], max_length=16), blank=True, default=list, size=None, verbose_name='what was offered')),
                ('choice', models.CharField(blank=True, choices=[('relatives', 'relatives or friends'), ('other_rental', 'another rented room'), ('employer', 'lodging of the employer'), ('community', 'a place the community found'), ('shelter', 'the relief station'), ('home', 'back home'), ('unknown', 'left without saying where')], max_length=16, verbose_name='where they went')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='left on')),
                ('first_look_on', models.DateField(blank=True, null=True, verbose_name='first look due')),
                ('second_look_on', models.DateField(blank=True, null=True, verbose_name='second look due')),
            ],
            options={
                'verbose_name': 'relocation note',
                'verbose_name_plural': 'relocation notes',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RelocationNoteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('found_at', models.DateTimeField(verbose_name='found there')),
                ('options', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('relatives', 'relatives or friends'), ('other_rental', 'another rented room'), ('employer', 'lodging of the employer'), ('community', 'a place the community found'), ('shelter', 'the relief station'), ('home', 'back home'), ('unknown', 'left without saying where')], max_length=16), blank=True, default=list, size=None, verbose_name='what was offered')),
                ('choice', models.CharField(blank=True, choices=[('relatives', 'relatives or friends'), ('other_rental', 'another rented room'), ('employer', 'lodging of the employer'), ('community', 'a place the community found'), ('shelter', 'the relief station'), ('home', 'back home'), ('unknown', 'left without saying where')], max_length=16, verbose_name='where they went')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='left on')),
                ('first_look_on', models.DateField(blank=True, null=True, verbose_name='first look due')),
                ('second_look_on', models.DateField(blank=True, null=True, verbose_name='second look due')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Relook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('looks_from', models.DateField(verbose_name='look from')),
                ('due_on', models.DateField(verbose_name='look by')),
                ('result', models.CharField(blank=True, choices=[('sound', 'has not come back'), ('back', 'has come back'), ('again', 'found again before this look'), ('gone', 'the site no longer exists')], max_length=8, verbose_name='result')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='looked at')),
            ],
            options={
                'verbose_name': 're-look',
                'verbose_name_plural': 're-looks',
                'ordering': ['looks_from', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RelookEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('looks_from', models.DateField(verbose_name='look from')),
                ('due_on', models.DateField(verbose_name='look by')),
                ('result', models.CharField(blank=True, choices=[('sound', 'has not come back'), ('back', 'has come back'), ('again', 'found again before this look'), ('gone', 'the site no longer exists')], max_length=8, verbose_name='result')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='looked at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Repair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('burst', 'Burst pipe'), ('leak', 'Leak'), ('valve', 'Valve'), ('meter', 'Meter'), ('no_water', 'No water or little pressure'), ('other', 'Other')], max_length=8, verbose_name='kind of fault')),
                ('place', models.CharField(max_length=200, verbose_name='place')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='what was seen')),
                ('state', models.CharField(choices=[('reported', 'reported'), ('assigned', 'in hand'), ('done', 'waits for acceptance'), ('accepted', 'accepted'), ('void', 'void')], default='reported', max_length=8, verbose_name='state')),
                ('reported_at', models.DateTimeField(verbose_name='reported at')),
                ('repairer', models.CharField(blank=True, max_length=80, verbose_name='who repairs')),
                ('cause', models.CharField(choices=[('unknown', 'not known yet'), ('age', 'old age'), ('force', 'force from outside'), ('joint', 'joint'), ('frost', 'frost'), ('hammer', 'water hammer')], default='unknown', max_length=8, verbose_name='cause')),
                ('households_off', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='households without water')),
                ('shut_at', models.DateTimeField(blank=True, null=True, verbose_name='water off from')),
                ('restored_at', models.DateTimeField(blank=True, null=True, verbose_name='water back at')),
                ('lost_m3', models.PositiveIntegerField(blank=True, null=True, verbose_name='water lost, estimated (m³)')),
                ('done_text', models.CharField(blank=True, max_length=500, verbose_name='what was done')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='done at')),
                ('accepted_at', models.DateTimeField(blank=True, null=True, verbose_name='accepted at')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ('client_id', models.UUIDField(blank=True, null=True, unique=True, verbose_name='number given by the phone')),
            ],
            options={
                'verbose_name': 'water repair',
                'verbose_name_plural': 'water repairs',
                'ordering': ['-reported_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='RepairEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('burst', 'Burst pipe'), ('leak', 'Leak'), ('valve', 'Valve'), ('meter', 'Meter'), ('no_water', 'No water or little pressure'), ('other', 'Other')], max_length=8, verbose_name='kind of fault')),
                ('place', models.CharField(max_length=200, verbose_name='place')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='what was seen')),
                ('state', models.CharField(choices=[('reported', 'reported'), ('assigned', 'in hand'), ('done', 'waits for acceptance'), ('accepted', 'accepted'), ('void', 'void')], default='reported', max_length=8, verbose_name='state')),
                ('reported_at', models.DateTimeField(verbose_name='reported at')),
                ('repairer', models.CharField(blank=True, max_length=80, verbose_name='who repairs')),
                ('cause', models.CharField(choices=[('unknown', 'not known yet'), ('age', 'old age'), ('force', 'force from outside'), ('joint', 'joint'), ('frost', 'frost'), ('hammer', 'water hammer')], default='unknown', max_length=8, verbose_name='cause')),
                ('households_off', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='households without water')),
                ('shut_at', models.DateTimeField(blank=True, null=True, verbose_name='water off from')),
                ('restored_at', models.DateTimeField(blank=True, null=True, verbose_name='water back at')),
                ('lost_m3', models.PositiveIntegerField(blank=True, null=True, verbose_name='water lost, estimated (m³)')),
                ('done_text', models.CharField(blank=True, max_length=500, verbose_name='what was done')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='done at')),
                ('accepted_at', models.DateTimeField(blank=True, null=True, verbose_name='accepted at')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ('client_id', models.UUIDField(blank=True, null=True, verbose_name='number given by the phone')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RepairPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('before', 'Before the repair'), ('after', 'After the repair')], max_length=8, verbose_name='when')),
            ],
            options={
                'verbose_name': 'photo of a repair',
                'verbose_name_plural': 'photos of repairs',
                'ordering': ['repair', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RoofRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('found', 'people found living there'), ('vacated', 'vacated'), ('sealed', 'closed off'), ('demolished', 'demolished')], max_length=10, verbose_name='step')),
                ('on', models.DateField(verbose_name='day')),
                ('has_escape_route', models.BooleanField(default=False, verbose_name='escape route confirmed')),
            ],
            options={
                'verbose_name': 'step of a rooftop',
                'verbose_name_plural': 'steps of rooftops',
                'ordering': ['stop_id', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RoofRecordEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('step', models.CharField(choices=[('found', 'people found living there'), ('vacated', 'vacated'), ('sealed', 'closed off'), ('demolished', 'demolished')], max_length=10, verbose_name='step')),
                ('on', models.DateField(verbose_name='day')),
                ('has_escape_route', models.BooleanField(default=False, verbose_name='escape route confirmed')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RooftopFacts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('material', models.CharField(blank=True, max_length=40, verbose_name='material')),
                ('area_m2', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name='area (m²)')),
                ('dwellers', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='people living there')),
                ('disposal', models.CharField(blank=True, choices=[('close', 'to be closed'), ('remove', 'to be taken down by its owner'), ('keep', 'may stay, nobody lives there')], max_length=12, verbose_name='what was agreed')),
            ],
            options={
                'verbose_name': 'rooftop facts',
                'verbose_name_plural': 'rooftop facts',
            },
        ),
        migrations.CreateModel(
            name='RooftopFactsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('material', models.CharField(blank=True, max_length=40, verbose_name='material')),
                ('area_m2', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name='area (m²)')),
                ('dwellers', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='people living there')),
                ('disposal', models.CharField(blank=True, choices=[('close', 'to be closed'), ('remove', 'to be taken down by its owner'), ('keep', 'may stay, nobody lives there')], max_length=12, verbose_name='what was agreed')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='day')),
                ('half', models.CharField(choices=[('morning', 'Morning round'), ('afternoon', 'Afternoon round')], max_length=12, verbose_name='round')),
                ('move_reason', models.CharField(blank=True, choices=[('leave', 'on leave'), ('swap', 'shift swapped'), ('other', 'other')], max_length=8, verbose_name='why it was moved')),
                ('state', models.CharField(choices=[('due', 'not started'), ('started', 'under way'), ('finished', 'finished')], default='due', max_length=8, verbose_name='state')),
                ('opens_at', models.DateTimeField(verbose_name='may start from')),
                ('window_starts_at', models.DateTimeField(verbose_name='window starts')),
                ('window_ends_at', models.DateTimeField(verbose_name='window ends')),
                ('day_ends_at', models.DateTimeField(verbose_name='day ends')),
                ('started_at', models.DateTimeField(blank=True, null=True, verbose_name='started at')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
                ('entered_later', models.BooleanField(default=False, verbose_name='entered later')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
            ],
            options={
                'verbose_name': 'round',
                'verbose_name_plural': 'rounds',
                'ordering': ['-on', '-half', 'unit_id'],
            },
        ),
        migrations.CreateModel(
            name='RoundEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('on', models.DateField(verbose_name='day')),
                ('half', models.CharField(choices=[('morning', 'Morning round'), ('afternoon', 'Afternoon round')], max_length=12, verbose_name='round')),
                ('move_reason', models.CharField(blank=True, choices=[('leave', 'on leave'), ('swap', 'shift swapped'), ('other', 'other')], max_length=8, verbose_name='why it was moved')),
                ('state', models.CharField(choices=[('due', 'not started'), ('started', 'under way'), ('finished', 'finished')], default='due', max_length=8, verbose_name='state')),
                ('opens_at', models.DateTimeField(verbose_name='may start from')),
                ('window_starts_at', models.DateTimeField(verbose_name='window starts')),
                ('window_ends_at', models.DateTimeField(verbose_name='window ends')),
                ('day_ends_at', models.DateTimeField(verbose_name='day ends')),
                ('started_at', models.DateTimeField(blank=True, null=True, verbose_name='started at')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
                ('entered_later', models.BooleanField(default=False, verbose_name='entered later')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Segment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='segment')),
                ('area', models.CharField(choices=[('plots', 'Area of purchased building plots'), ('farmers', "Farmers' houses not yet demolished"), ('dormitory', 'Dormitories of offices'), ('other', 'Other')], max_length=12, verbose_name='served area')),
                ('course', models.CharField(blank=True, max_length=120, verbose_name='from where to where')),
                ('material', models.CharField(blank=True, max_length=40, verbose_name='material')),
                ('diameter_mm', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='diameter (mm)')),
                ('length_m', models.PositiveIntegerField(blank=True, null=True, verbose_name='length (m)')),
                ('laid_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year laid')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='out of use from')),
            ],
            options={
                'verbose_name': 'pipe segment',
                'verbose_name_plural': 'pipe segments',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='SegmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=60, verbose_name='segment')),
                ('area', models.CharField(choices=[('plots', 'Area of purchased building plots'), ('farmers', "Farmers' houses not yet demolished"), ('dormitory', 'Dormitories of offices'), ('other', 'Other')], max_length=12, verbose_name='served area')),
                ('course', models.CharField(blank=True, max_length=120, verbose_name='from where to where')),
                ('material', models.CharField(blank=True, max_length=40, verbose_name='material')),
                ('diameter_mm', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='diameter (mm)')),
                ('length_m', models.PositiveIntegerField(blank=True, null=True, verbose_name='length (m)')),
                ('laid_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year laid')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='out of use from')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ShopAdvice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('street', 'Goods on the street'), ('front', 'Beyond the shop front'), ('dirt', 'Dirt before the door'), ('parking', 'Parking in disorder'), ('sign', 'Sign or awning loose'), ('licence', 'Licence missing or expired')], max_length=8, verbose_name='about')),
                ('at', models.DateTimeField(verbose_name='advised at')),
                ('text', models.CharField(blank=True, max_length=200, verbose_name='note')),
            ],
            options={
                'verbose_name': 'advice to a shop',
                'verbose_name_plural': 'advice to shops',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('small_hotel', 'Small hotel'), ('group_rental', 'Shared rental'), ('scrap_yard', 'Scrapyard'), ('self_built', 'Self-built house'), ('vacant_due_demolition', 'Vacant house due for demolition'), ('rooftop_structure', 'Rooftop structure'), ('ebike_charging', 'E-bike charging place'), ('electrical', 'Electrical installation'), ('lpg', 'Bottled gas'), ('fire_lane', 'Fire lane'), ('falling_object', 'Place with falling objects'), ('street_front', 'Street-front shop'), ('water_network', 'Water network')], max_length=24, verbose_name='site type')),
                ('name', models.CharField(blank=True, max_length=80, verbose_name='site name')),
                ('keeper_name', models.CharField(blank=True, max_length=50, verbose_name='keeper')),
                ('keeper_phone', liuli.privacy.fields.EncryptedTextField(associated='hazards.site.keeper_phone', blank=True, null=True, verbose_name="keeper's phone")),
                ('keeper_phone_index', liuli.privacy.fields.BlindIndexField(blank=True, db_index=True, max_length=16, null=True)),
                ('known_since', models.DateField(verbose_name='known since')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='gone since')),
                ('source', models.CharField(blank=True, max_length=120, verbose_name='source')),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='note')),
                ('qr_code', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='door code')),
            ],
            options={
                'verbose_name': 'site',
                'verbose_name_plural': 'sites',
                'ordering': ['kind', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SiteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('small_hotel', 'Small hotel'), ('group_rental', 'Shared rental'), ('scrap_yard', 'Scrapyard'), ('self_built', 'Self-built house'), ('vacant_due_demolition', 'Vacant house due for demolition'), ('rooftop_structure', 'Rooftop structure'), ('ebike_charging', 'E-bike charging place'), ('electrical', 'Electrical installation'), ('lpg', 'Bottled gas'), ('fire_lane', 'Fire lane'), ('falling_object', 'Place with falling objects'), ('street_front', 'Street-front shop'), ('water_network', 'Water network')], max_length=24, verbose_name='site type')),
                ('name', models.CharField(blank=True, max_length=80, verbose_name='site name')),
                ('keeper_name', models.CharField(blank=True, max_length=50, verbose_name='keeper')),
                ('keeper_phone', liuli.privacy.fields.EncryptedTextField(associated='hazards.site.keeper_phone', blank=True, null=True, verbose_name="keeper's phone")),
                ('keeper_phone_index', liuli.privacy.fields.BlindIndexField(blank=True, db_index=False, max_length=16, null=True)),
                ('known_since', models.DateField(verbose_name='known since')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='gone since')),
                ('source', models.CharField(blank=True, max_length=120, verbose_name='source')),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='note')),
                ('qr_code', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='door code')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Snap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(max_length=100, verbose_name='where')),
                ('kind', models.CharField(choices=[('small_hotel', 'Small hotel'), ('group_rental', 'Shared rental'), ('scrap_yard', 'Scrapyard'), ('self_built', 'Self-built house'), ('vacant_due_demolition', 'Vacant house due for demolition'), ('rooftop_structure', 'Rooftop structure'), ('ebike_charging', 'E-bike charging place'), ('electrical', 'Electrical installation'), ('lpg', 'Bottled gas'), ('fire_lane', 'Fire lane'), ('falling_object', 'Place with falling objects'), ('street_front', 'Street-front shop'), ('water_network', 'Water network')], max_length=24, verbose_name='kind')),
                ('text', models.CharField(blank=True, max_length=200, verbose_name='what is wrong')),
                ('photo', liuli.privacy.fields.EncryptedTextField(associated='hazards.snap.photo', null=True, verbose_name='photo')),
                ('code_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, unique=True, verbose_name='index of the code')),
                ('received_on', models.DateField(verbose_name='received on')),
                ('state', models.CharField(choices=[('waiting', 'waits to be looked at'), ('joined', 'joined to a hazard known already'), ('opened', 'taken up as a hazard'), ('passed', 'handed to whoever is in charge'), ('unfounded', 'not confirmed')], default='waiting', max_length=10, verbose_name='state')),
                ('body', models.CharField(blank=True, choices=[('police', 'Police station'), ('fire', 'Fire and rescue'), ('housing', 'Housing and construction'), ('urban', 'Urban management'), ('market', 'Market supervision'), ('power', 'Power company'), ('gas', 'Gas company'), ('street', 'Street office, emergency')], max_length=12, verbose_name='handed over to')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'snap',
                'verbose_name_plural': 'snaps',
                'ordering': ['-received_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='SnapEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('place', models.CharField(max_length=100, verbose_name='where')),
                ('kind', models.CharField(choices=[('small_hotel', 'Small hotel'), ('group_rental', 'Shared rental'), ('scrap_yard', 'Scrapyard'), ('self_built', 'Self-built house'), ('vacant_due_demolition', 'Vacant house due for demolition'), ('rooftop_structure', 'Rooftop structure'), ('ebike_charging', 'E-bike charging place'), ('electrical', 'Electrical installation'), ('lpg', 'Bottled gas'), ('fire_lane', 'Fire lane'), ('falling_object', 'Place with falling objects'), ('street_front', 'Street-front shop'), ('water_network', 'Water network')], max_length=24, verbose_name='kind')),
                ('text', models.CharField(blank=True, max_length=200, verbose_name='what is wrong')),
                ('received_on', models.DateField(verbose_name='received on')),
                ('state', models.CharField(choices=[('waiting', 'waits to be looked at'), ('joined', 'joined to a hazard known already'), ('opened', 'taken up as a hazard'), ('passed', 'handed to whoever is in charge'), ('unfounded', 'not confirmed')], default='waiting', max_length=10, verbose_name='state')),
                ('body', models.CharField(blank=True, choices=[('police', 'Police station'), ('fire', 'Fire and rescue'), ('housing', 'Housing and construction'), ('urban', 'Urban management'), ('market', 'Market supervision'), ('power', 'Power company'), ('gas', 'Gas company'), ('street', 'Street office, emergency')], max_length=12, verbose_name='handed over to')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Stop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(blank=True, choices=[('sound', 'no trouble'), ('finding', 'hazard found'), ('skipped', 'not checked')], max_length=8, verbose_name='answer')),
                ('reason', models.CharField(blank=True, choices=[('closed', 'closed, nobody answered'), ('no_entry', 'entry refused'), ('no_time', 'called away'), ('weather', 'weather'), ('gone', 'the site no longer exists'), ('other', 'other')], max_length=10, verbose_name='reason for not checking')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('observed_at', models.DateTimeField(blank=True, null=True, verbose_name='seen at')),
                ('received_at', models.DateTimeField(blank=True, null=True, verbose_name='received at')),
                ('entered_later', models.BooleanField(default=False, verbose_name='entered later')),
                ('client_id', models.UUIDField(blank=True, null=True, verbose_name='number given by the phone')),
            ],
            options={
                'verbose_name': 'stop',
                'verbose_name_plural': 'stops',
                'ordering': ['round_id', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='StopEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('answer', models.CharField(blank=True, choices=[('sound', 'no trouble'), ('finding', 'hazard found'), ('skipped', 'not checked')], max_length=8, verbose_name='answer')),
                ('reason', models.CharField(blank=True, choices=[('closed', 'closed, nobody answered'), ('no_entry', 'entry refused'), ('no_time', 'called away'), ('weather', 'weather'), ('gone', 'the site no longer exists'), ('other', 'other')], max_length=10, verbose_name='reason for not checking')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('observed_at', models.DateTimeField(blank=True, null=True, verbose_name='seen at')),
                ('received_at', models.DateTimeField(blank=True, null=True, verbose_name='received at')),
                ('entered_later', models.BooleanField(default=False, verbose_name='entered later')),
                ('client_id', models.UUIDField(blank=True, null=True, verbose_name='number given by the phone')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StopHazard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'verbose_name': 'hazard found in a round',
                'verbose_name_plural': 'hazards found in rounds',
            },
        ),
        migrations.CreateModel(
            name='Tariff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, verbose_name='tariff')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='in force')),
                ('people_included', models.PositiveSmallIntegerField(default=4, verbose_name='people in a usual household')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
                ('is_uncertain', models.BooleanField(default=True, verbose_name='to be confirmed')),
            ],
            options={
                'verbose_name': 'water tariff',
                'verbose_name_plural': 'water tariffs',
                'ordering': ['-period', 'code'],
            },
        ),
        migrations.CreateModel(
            name='TariffEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=20, verbose_name='tariff')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='in force')),
                ('people_included', models.PositiveSmallIntegerField(default=4, verbose_name='people in a usual household')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
                ('is_uncertain', models.BooleanField(default=True, verbose_name='to be confirmed')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TariffTier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='tier')),
                ('upto_m3', models.PositiveIntegerField(blank=True, null=True, verbose_name='up to (m³ a year)')),
                ('extra_m3', models.PositiveIntegerField(default=0, verbose_name='more for each further person')),
                ('price_yuan', models.DecimalField(decimal_places=2, max_digits=6, verbose_name='price (yuan/m³)')),
            ],
            options={
                'verbose_name': 'tier of a tariff',
                'verbose_name_plural': 'tiers of tariffs',
                'ordering': ['tariff', 'position'],
            },
        ),
        migrations.CreateModel(
            name='TariffTierEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(verbose_name='tier')),
                ('upto_m3', models.PositiveIntegerField(blank=True, null=True, verbose_name='up to (m³ a year)')),
                ('extra_m3', models.PositiveIntegerField(default=0, verbose_name='more for each further person')),
                ('price_yuan', models.DecimalField(decimal_places=2, max_digits=6, verbose_name='price (yuan/m³)')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Tip',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('fire', 'fire hazard hidden from checks'), ('gas', 'illegal bottled gas'), ('housing', 'people housed where it is forbidden'), ('building', 'illegal building'), ('scrap', 'unlicensed scrap or storage'), ('other', 'something else'), ('drugs', 'drugs')], max_length=8, verbose_name='kind')),
                ('text', liuli.privacy.fields.EncryptedTextField(associated='hazards.tip.text', null=True, verbose_name='what is told')),
                ('place', liuli.privacy.fields.EncryptedTextField(associated='hazards.tip.place', null=True, verbose_name='where')),
                ('contact', liuli.privacy.fields.EncryptedTextField(associated='hazards.tip.contact', null=True, verbose_name='contact')),
                ('code_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, unique=True, verbose_name='index of the code')),
                ('received_on', models.DateField(verbose_name='received on')),
                ('state', models.CharField(choices=[('received', 'received'), ('checking', 'being checked'), ('forwarded', 'with the police'), ('unfounded', 'not confirmed'), ('confirmed', 'confirmed, reward being decided'), ('granted', 'reward granted: come with your code'), ('rewarded', 'reward paid'), ('ended', 'confirmed, without reward')], max_length=10, verbose_name='state')),
                ('answer', models.CharField(blank=True, max_length=200, verbose_name='words for the reporter')),
            ],
            options={
                'verbose_name': 'tip',
                'verbose_name_plural': 'tips',
                'ordering': ['-received_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='TipReward',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount (yuan)')),
                ('decided_on', models.DateField(verbose_name='decided on')),
                ('paid_on', models.DateField(null=True, verbose_name='paid on')),
            ],
            options={
                'verbose_name': 'reward for a tip',
                'verbose_name_plural': 'rewards for tips',
                'ordering': ['-decided_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='TipRewardEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount (yuan)')),
                ('decided_on', models.DateField(verbose_name='decided on')),
                ('paid_on', models.DateField(null=True, verbose_name='paid on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UnbilledUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('flushing', 'Flushing of pipes'), ('fire', 'Fire fighting'), ('works', 'Works on the network')], max_length=8, verbose_name='used for')),
                ('on', models.DateField(verbose_name='day')),
                ('volume_m3', models.PositiveIntegerField(verbose_name='volume (m³)')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
            ],
            options={
                'verbose_name': 'unbilled use',
                'verbose_name_plural': 'unbilled uses',
                'ordering': ['-on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='UnbilledUseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('flushing', 'Flushing of pipes'), ('fire', 'Fire fighting'), ('works', 'Works on the network')], max_length=8, verbose_name='used for')),
                ('on', models.DateField(verbose_name='day')),
                ('volume_m3', models.PositiveIntegerField(verbose_name='volume (m³)')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='VacantFacts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('point_code', models.CharField(blank=True, max_length=20, verbose_name='point code')),
                ('damage', models.CharField(blank=True, max_length=40, verbose_name='damage')),
                ('is_sealed', models.BooleanField(blank=True, null=True, verbose_name='locked or sealed')),
                ('has_occupants', models.BooleanField(blank=True, null=True, verbose_name='people found inside')),
                ('is_cut_off', models.BooleanField(blank=True, null=True, verbose_name='water, power and gas cut off')),
                ('last_looked_on', models.DateField(blank=True, null=True, verbose_name='last looked at')),
                ('last_night_look_on', models.DateField(blank=True, null=True, verbose_name='last looked at by night')),
            ],
            options={
                'verbose_name': 'vacant house facts',
                'verbose_name_plural': 'vacant house facts',
            },
        ),
        migrations.CreateModel(
            name='VacantFactsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('point_code', models.CharField(blank=True, max_length=20, verbose_name='point code')),
                ('damage', models.CharField(blank=True, max_length=40, verbose_name='damage')),
                ('is_sealed', models.BooleanField(blank=True, null=True, verbose_name='locked or sealed')),
                ('has_occupants', models.BooleanField(blank=True, null=True, verbose_name='people found inside')),
                ('is_cut_off', models.BooleanField(blank=True, null=True, verbose_name='water, power and gas cut off')),
                ('last_looked_on', models.DateField(blank=True, null=True, verbose_name='last looked at')),
                ('last_night_look_on', models.DateField(blank=True, null=True, verbose_name='last looked at by night')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Valve',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, verbose_name='number or name')),
                ('kind', models.CharField(choices=[('valve', 'Valve'), ('well', 'Valve well'), ('hydrant', 'Hydrant')], default='valve', max_length=8, verbose_name='kind')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('is_working', models.BooleanField(blank=True, null=True, verbose_name='works')),
            ],
            options={
                'verbose_name': 'valve',
                'verbose_name_plural': 'valves',
                'ordering': ['segment', 'name'],
            },
        ),
        migrations.CreateModel(
            name='ValveEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=40, verbose_name='number or name')),
                ('kind', models.CharField(choices=[('valve', 'Valve'), ('well', 'Valve well'), ('hydrant', 'Hydrant')], default='valve', max_length=8, verbose_name='kind')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('is_working', models.BooleanField(blank=True, null=True, verbose_name='works')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Verification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField(verbose_name='round')),
                ('at', models.DateTimeField(verbose_name='re-checked at')),
                ('passed', models.BooleanField(verbose_name='passed')),
                ('is_on_site', models.BooleanField(verbose_name='on site')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='note')),
            ],
            options={
                'verbose_name': 're-check',
                'verbose_name_plural': 're-checks',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='WatchAway',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(verbose_name='to')),
                ('reason', models.CharField(choices=[('closed', 'shop closed'), ('away', 'keeper away'), ('other', 'other reason')], max_length=8, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'absence of a shop',
                'verbose_name_plural': 'absences of shops',
                'ordering': ['-starts_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='WatchAwayEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(verbose_name='to')),
                ('reason', models.CharField(choices=[('closed', 'shop closed'), ('away', 'keeper away'), ('other', 'other reason')], max_length=8, verbose_name='reason')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WatchDuty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='day')),
                ('cover', models.CharField(blank=True, choices=[('reserve', 'reserve, closed shop'), ('swap', 'swapped by both'), ('absent', 'stands in')], max_length=8, verbose_name='why another shop')),
                ('noted_on', models.DateField(null=True, verbose_name='told on')),
                ('parking', models.PositiveSmallIntegerField(null=True, verbose_name='wrong parking')),
                ('rubbish', models.PositiveSmallIntegerField(null=True, verbose_name='rubbish thrown about')),
                ('bare', models.PositiveSmallIntegerField(null=True, verbose_name='bare upper body')),
                ('drunk', models.PositiveSmallIntegerField(null=True, verbose_name='drunk and rowdy')),
                ('is_clean', models.BooleanField(null=True, verbose_name='own front is clean')),
                ('is_orderly', models.BooleanField(null=True, verbose_name='own front is orderly')),
                ('is_green', models.BooleanField(null=True, verbose_name='plants and fittings are whole')),
                ('told', models.CharField(blank=True, max_length=200, verbose_name='what was learnt')),
            ],
            options={
                'verbose_name': 'watch duty',
                'verbose_name_plural': 'watch duties',
                'ordering': ['-on', 'group_id'],
            },
        ),
        migrations.CreateModel(
            name='WatchDutyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('on', models.DateField(verbose_name='day')),
                ('cover', models.CharField(blank=True, choices=[('reserve', 'reserve, closed shop'), ('swap', 'swapped by both'), ('absent', 'stands in')], max_length=8, verbose_name='why another shop')),
                ('noted_on', models.DateField(null=True, verbose_name='told on')),
                ('parking', models.PositiveSmallIntegerField(null=True, verbose_name='wrong parking')),
                ('rubbish', models.PositiveSmallIntegerField(null=True, verbose_name='rubbish thrown about')),
                ('bare', models.PositiveSmallIntegerField(null=True, verbose_name='bare upper body')),
                ('drunk', models.PositiveSmallIntegerField(null=True, verbose_name='drunk and rowdy')),
                ('is_clean', models.BooleanField(null=True, verbose_name='own front is clean')),
                ('is_orderly', models.BooleanField(null=True, verbose_name='own front is orderly')),
                ('is_green', models.BooleanField(null=True, verbose_name='plants and fittings are whole')),
                ('told', models.CharField(blank=True, max_length=200, verbose_name='what was learnt')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WatchGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='group')),
                ('starts_on', models.DateField(verbose_name='starts on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
            ],
            options={
                'verbose_name': 'watch group',
                'verbose_name_plural': 'watch groups',
                'ordering': ['unit_id', 'number'],
            },
        ),
        migrations.CreateModel(
            name='WatchGroupEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField(verbose_name='group')),
                ('starts_on', models.DateField(verbose_name='starts on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WatchSeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField(verbose_name='place')),
                ('code', liuli.privacy.fields.EncryptedTextField(associated='hazards.watchseat.code', verbose_name='code')),
                ('code_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, unique=True, verbose_name='index of the code')),
                ('starts_on', models.DateField(verbose_name='starts on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('pact_signed_on', models.DateField(blank=True, null=True, verbose_name='three duties signed on')),
            ],
            options={
                'verbose_name': 'shop of the watch',
                'verbose_name_plural': 'shops of the watch',
                'ordering': ['group_id', 'place'],
            },
        ),
        migrations.CreateModel(
            name='WatchSeatEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('place', models.PositiveSmallIntegerField(verbose_name='place')),
                ('starts_on', models.DateField(verbose_name='starts on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('pact_signed_on', models.DateField(blank=True, null=True, verbose_name='three duties signed on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WatchSwap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('one_said_at', models.DateTimeField(null=True, verbose_name='confirmed by the one')),
                ('other_said_at', models.DateTimeField(null=True, verbose_name='confirmed by the other')),
                ('agreed_at', models.DateTimeField(null=True, verbose_name='agreed at')),
                ('declined_at', models.DateTimeField(null=True, verbose_name='declined at')),
            ],
            options={
                'verbose_name': 'swap of duties',
                'verbose_name_plural': 'swaps of duties',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='WatchSwapEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('one_said_at', models.DateTimeField(null=True, verbose_name='confirmed by the one')),
                ('other_said_at', models.DateTimeField(null=True, verbose_name='confirmed by the other')),
                ('agreed_at', models.DateTimeField(null=True, verbose_name='agreed at')),
                ('declined_at', models.DateTimeField(null=True, verbose_name='declined at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WaterEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('supply', 'Bulk water bill'), ('material', 'Repair: material'), ('repair_labour', 'Repair: labour'), ('power', 'Power'), ('labour', 'Wages'), ('other', 'Other cost'), ('subsidy', 'Subsidy received')], max_length=14, verbose_name='what for')),
                ('on', models.DateField(verbose_name='day')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount (yuan)')),
                ('volume_m3', models.PositiveIntegerField(blank=True, null=True, verbose_name='volume (m³)')),
                ('quantity', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name='quantity')),
                ('what', models.CharField(blank=True, max_length=120, verbose_name='what')),
                ('document', models.CharField(blank=True, max_length=60, verbose_name='invoice or bill number')),
                ('at', models.DateTimeField(verbose_name='entered at')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'entry of the water account',
                'verbose_name_plural': 'entries of the water account',
                'ordering': ['-on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='WaterEntryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('supply', 'Bulk water bill'), ('material', 'Repair: material'), ('repair_labour', 'Repair: labour'), ('power', 'Power'), ('labour', 'Wages'), ('other', 'Other cost'), ('subsidy', 'Subsidy received')], max_length=14, verbose_name='what for')),
                ('on', models.DateField(verbose_name='day')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount (yuan)')),
                ('volume_m3', models.PositiveIntegerField(blank=True, null=True, verbose_name='volume (m³)')),
                ('quantity', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name='quantity')),
                ('what', models.CharField(blank=True, max_length=120, verbose_name='what')),
                ('document', models.CharField(blank=True, max_length=60, verbose_name='invoice or bill number')),
                ('at', models.DateTimeField(verbose_name='entered at')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WiringFacts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('has_breaker', models.BooleanField(blank=True, null=True, verbose_name='has an earth-leakage breaker')),
                ('wiring', models.CharField(blank=True, max_length=80, verbose_name='wiring')),
                ('by_electrician', models.BooleanField(blank=True, null=True, verbose_name='installed by a certified electrician')),
                ('looked_on', models.DateField(blank=True, null=True, verbose_name='last looked at')),
            ],
            options={
                'verbose_name': 'wiring facts',
                'verbose_name_plural': 'wiring facts',
            },
        ),
        migrations.CreateModel(
            name='WiringFactsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('has_breaker', models.BooleanField(blank=True, null=True, verbose_name='has an earth-leakage breaker')),
                ('wiring', models.CharField(blank=True, max_length=80, verbose_name='wiring')),
                ('by_electrician', models.BooleanField(blank=True, null=True, verbose_name='installed by a certified electrician')),
                ('looked_on', models.DateField(blank=True, null=True, verbose_name='last looked at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='YardFacts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_licensed', models.BooleanField(blank=True, null=True, verbose_name='licensed')),
                ('registered_on', models.DateField(blank=True, null=True, verbose_name='filed with the police on')),
                ('area_m2', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name='area (m²)')),
                ('has_dwellers', models.BooleanField(blank=True, null=True, verbose_name='people live there')),
            ],
            options={
                'verbose_name': 'scrapyard facts',
                'verbose_name_plural': 'scrapyard facts',
            },
        ),
        migrations.CreateModel(
            name='YardFactsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('is_licensed', models.BooleanField(blank=True, null=True, verbose_name='licensed')),
                ('registered_on', models.DateField(blank=True, null=True, verbose_name='filed with the police on')),
                ('area_m2', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name='area (m²)')),
                ('has_dwellers', models.BooleanField(blank=True, null=True, verbose_name='people live there')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Asset',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('camera', 'Street camera'), ('shop_camera', "Shop's own camera"), ('garbage', 'Garbage point'), ('bulky', 'Bulky waste point'), ('charging', 'Charging shed'), ('parking', 'Parking lot'), ('station', 'Emergency station'), ('centre', 'Safety micro-centre')], max_length=12, verbose_name='kind')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('place', models.CharField(max_length=200, verbose_name='place')),
                ('starts_on', models.DateField(verbose_name='in service from')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='out of service from')),
                ('setting', models.CharField(blank=True, choices=[('street', 'on the street'), ('yard', 'in a courtyard')], max_length=8, verbose_name='setting')),
                ('is_upgrade', models.BooleanField(default=False, verbose_name='an older one rebuilt')),
                ('has_water', models.BooleanField(blank=True, null=True, verbose_name='has water')),
                ('has_power', models.BooleanField(blank=True, null=True, verbose_name='has power')),
                ('has_sign', models.BooleanField(blank=True, null=True, verbose_name='a sign tells of it')),
                ('spaces', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='spaces')),
                ('covers', models.CharField(blank=True, max_length=200, verbose_name='what it serves or shows')),
                ('hours', models.CharField(blank=True, max_length=80, verbose_name='opening hours')),
                ('linked_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='linked', to='hazards.asset', verbose_name='linked to')),
            ],
            options={
                'verbose_name': 'asset',
                'verbose_name_plural': 'assets',
                'ordering': ['kind', 'name', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='asset',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='assetevent',
            name='linked_to',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.asset', verbose_name='linked to'),
        ),
        migrations.AddField(
            model_name='assetevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='assetevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.asset'),
        ),
        migrations.AddField(
            model_name='assetevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='assetfault',
            name='asset',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='faults', to='hazards.asset', verbose_name='asset'),
        ),
        migrations.AddField(
            model_name='assetfault',
            name='repaired_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='repair noted by'),
        ),
        migrations.AddField(
            model_name='assetfault',
            name='reported_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
        ),
        migrations.AddField(
            model_name='assetfaultevent',
            name='asset',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.asset', verbose_name='asset'),
        ),
        migrations.AddField(
            model_name='assetfaultevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='assetfaultevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.assetfault'),
        ),
        migrations.AddField(
            model_name='assetfaultevent',
            name='repaired_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='repair noted by'),
        ),
        migrations.AddField(
            model_name='assetfaultevent',
            name='reported_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
        ),
        migrations.AddField(
            model_name='assetphoto',
            name='fault',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='hazards.assetfault', verbose_name='fault of an asset'),
        ),
        migrations.AddField(
            model_name='assetphoto',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.file', verbose_name='photo'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='assignee',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person responsible'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assigned by'),
        ),
        migrations.AddField(
            model_name='bill',
            name='issued_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='issued by'),
        ),
        migrations.AddField(
            model_name='billevent',
            name='issued_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='issued by'),
        ),
        migrations.AddField(
            model_name='billevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='billevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.bill'),
        ),
        migrations.AddField(
            model_name='billline',
            name='bill',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='hazards.bill', verbose_name='bill'),
        ),
        migrations.AddField(
            model_name='bulkmeter',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='bulkmeterevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='bulkmeterevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.bulkmeter'),
        ),
        migrations.AddField(
            model_name='bulkmeterevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='bulkreading',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='read by'),
        ),
        migrations.AddField(
            model_name='bulkreading',
            name='meter',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='hazards.bulkmeter', verbose_name='bulk meter'),
        ),
        migrations.AddField(
            model_name='bulkreadingevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='read by'),
        ),
        migrations.AddField(
            model_name='bulkreadingevent',
            name='meter',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.bulkmeter', verbose_name='bulk meter'),
        ),
        migrations.AddField(
            model_name='bulkreadingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='bulkreadingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.bulkreading'),
        ),
        migrations.AddField(
            model_name='campaign',
            name='closed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by'),
        ),
        migrations.AddField(
            model_name='campaign',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='campaignevent',
            name='closed_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by'),
        ),
        migrations.AddField(
            model_name='campaignevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='campaignevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.campaign'),
        ),
        migrations.AddField(
            model_name='campaignevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='campaignletter',
            name='campaign',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='hazards.campaign', verbose_name='campaign'),
        ),
        migrations.AddField(
            model_name='campaignletter',
            name='file',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.sealedfile', verbose_name='file'),
        ),
        migrations.AddField(
            model_name='campaignletter',
            name='written_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='campaignmember',
            name='campaign',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='hazards.campaign', verbose_name='campaign'),
        ),
        migrations.AddField(
            model_name='campaignmember',
            name='user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='colleague'),
        ),
        migrations.AddField(
            model_name='campaignmemberevent',
            name='campaign',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.campaign', verbose_name='campaign'),
        ),
        migrations.AddField(
            model_name='campaignmemberevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='campaignmemberevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.campaignmember'),
        ),
        migrations.AddField(
            model_name='campaignmemberevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='colleague'),
        ),
        migrations.AddField(
            model_name='campaignstop',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='visited by'),
        ),
        migrations.AddField(
            model_name='campaignstop',
            name='campaign',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stops', to='hazards.campaign', verbose_name='campaign'),
        ),
        migrations.AddField(
            model_name='campaignstopevent',
            name='by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='visited by'),
        ),
        migrations.AddField(
            model_name='campaignstopevent',
            name='campaign',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.campaign', verbose_name='campaign'),
        ),
        migrations.AddField(
            model_name='campaignstopevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='campaignstopevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.campaignstop'),
        ),
        migrations.AddField(
            model_name='chargingfactsevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='chargingfactsevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.chargingfacts'),
        ),
        migrations.AddConstraint(
            model_name='checklistversion',
            constraint=models.CheckConstraint(condition=models.Q(('site_kind__in', ['small_hotel', 'group_rental', 'scrap_yard', 'self_built', 'vacant_due_demolition', 'rooftop_structure', 'ebike_charging', 'electrical', 'lpg', 'fire_lane', 'falling_object', 'street_front', 'water_network'])), name='checklistversion_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='checklistversion',
            constraint=models.UniqueConstraint(fields=('site_kind', 'number'), name='checklistversion_number_once'),
        ),
        migrations.AddConstraint(
            model_name='checklistversion',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('site_kind',), name='checklistversion_one_current'),
        ),
        migrations.AddConstraint(
            model_name='checklistversion',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='checklistversion_forward'),
        ),
        migrations.AddField(
            model_name='checklistitem',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='hazards.checklistversion', verbose_name='checklist'),
        ),
        migrations.AddField(
            model_name='campaignevent',
            name='checklist',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.checklistversion', verbose_name='checklist'),
        ),
        migrations.AddField(
            model_name='campaign',
            name='checklist',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.checklistversion', verbose_name='checklist'),
        ),
        migrations.AddIndex(
            model_name='codetry',
            index=models.Index(fields=['door', 'at'], name='hazards_cod_door_c376a9_idx'),
        ),
        migrations.AddConstraint(
            model_name='codetry',
            constraint=models.CheckConstraint(condition=models.Q(('door__in', ['watch', 'tip', 'tip_sent', 'snap_sent'])), name='codetry_door_known'),
        ),
        migrations.AddField(
            model_name='connection',
            name='address',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='connection',
            name='community',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='connection',
            name='dwelling',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.dwelling', verbose_name='dwelling'),
        ),
        migrations.AddField(
            model_name='connection',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='billevent',
            name='connection',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.connection', verbose_name='water connection'),
        ),
        migrations.AddField(
            model_name='bill',
            name='connection',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bills', to='hazards.connection', verbose_name='water connection'),
        ),
        migrations.AddField(
            model_name='connectionevent',
            name='address',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='connectionevent',
            name='community',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='connectionevent',
            name='dwelling',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.dwelling', verbose_name='dwelling'),
        ),
        migrations.AddField(
            model_name='connectionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='connectionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.connection'),
        ),
        migrations.AddField(
            model_name='connectionevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='cylinderslip',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='cylinderslip',
            name='stop',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='slips', to='hazards.campaignstop', verbose_name='visit of a campaign'),
        ),
        migrations.AddField(
            model_name='cylinderslipevent',
            name='by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='cylinderslipevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='cylinderslipevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.cylinderslip'),
        ),
        migrations.AddField(
            model_name='cylinderslipevent',
            name='stop',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.campaignstop', verbose_name='visit of a campaign'),
        ),
        migrations.AddField(
            model_name='externalorder',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='externalorderevent',
            name='by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='externalorderevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='externalorderevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.externalorder'),
        ),
        migrations.AddField(
            model_name='finding',
            name='found_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='found by'),
        ),
        migrations.AddField(
            model_name='gasfactsevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='gasfactsevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.gasfacts'),
        ),
        migrations.AddField(
            model_name='handover',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handed over by'),
        ),
        migrations.AddField(
            model_name='handoverevent',
            name='by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handed over by'),
        ),
        migrations.AddField(
            model_name='handoverevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='handoverevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.handover'),
        ),
        migrations.AddField(
            model_name='hazard',
            name='current_assignment',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.assignment', verbose_name='assigned to'),
        ),
        migrations.AddField(
            model_name='hazard',
            name='found_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='found by'),
        ),
        migrations.AddField(
            model_name='hazard',
            name='item',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='hazards', to='hazards.checklistitem', verbose_name='checklist item'),
        ),
        migrations.AddField(
            model_name='hazard',
            name='relapse_of',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='relapses', to='hazards.hazard', verbose_name='relapse of'),
        ),
        migrations.AddField(
            model_name='hazard',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='handoverevent',
            name='hazard',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='handover',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handovers', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='finding',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='externalorderevent',
            name='hazard',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='externalorder',
            name='hazard',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='order', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='hazardcounter',
            name='community',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='hazardevent',
            name='current_assignment',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.assignment', verbose_name='assigned to'),
        ),
        migrations.AddField(
            model_name='hazardevent',
            name='found_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='found by'),
        ),
        migrations.AddField(
            model_name='hazardevent',
            name='item',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.checklistitem', verbose_name='checklist item'),
        ),
        migrations.AddField(
            model_name='hazardevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='hazardevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.hazard'),
        ),
        migrations.AddField(
            model_name='hazardevent',
            name='relapse_of',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.hazard', verbose_name='relapse of'),
        ),
        migrations.AddField(
            model_name='hazardevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='hazardletter',
            name='file',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.sealedfile', verbose_name='file'),
        ),
        migrations.AddField(
            model_name='hazardletter',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='hazardletter',
            name='written_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='hazardlevel',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='hazardlevel',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='levels', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='hazardlevelevent',
            name='by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='hazardlevelevent',
            name='hazard',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='hazardlevelevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='hazardlevelevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.hazardlevel'),
        ),
        migrations.AddField(
            model_name='hazardmove',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='hazardmove',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='hazardpause',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='hazardpause',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pauses', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='hazardpauseevent',
            name='by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='hazardpauseevent',
            name='hazard',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='hazardpauseevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='hazardpauseevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.hazardpause'),
        ),
        migrations.AddField(
            model_name='hazardphoto',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.file', verbose_name='photo'),
        ),
        migrations.AddField(
            model_name='hazardphoto',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='hazardphoto',
            name='move',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='hazards.hazardmove', verbose_name='step'),
        ),
        migrations.AddField(
            model_name='hazardreturn',
            name='assignment',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='returned', to='hazards.assignment', verbose_name='assignment'),
        ),
        migrations.AddField(
            model_name='hazardreturn',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handed back by'),
        ),
        migrations.AddField(
            model_name='hazardreturn',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='housefactsevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='housefactsevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.housefacts'),
        ),
        migrations.AddField(
            model_name='housingorder',
            name='ban',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.occupancyban', verbose_name='occupancy ban'),
        ),
        migrations.AddField(
            model_name='housingorder',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written down by'),
        ),
        migrations.AddField(
            model_name='housingorder',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='housing_orders', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='housingorder',
            name='lifted_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lifted by'),
        ),
        migrations.AddField(
            model_name='housingorderevent',
            name='ban',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.occupancyban', verbose_name='occupancy ban'),
        ),
        migrations.AddField(
            model_name='housingorderevent',
            name='by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written down by'),
        ),
        migrations.AddField(
            model_name='housingorderevent',
            name='hazard',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='housingorderevent',
            name='lifted_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lifted by'),
        ),
        migrations.AddField(
            model_name='housingorderevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='housingorderevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.housingorder'),
        ),
        migrations.AddField(
            model_name='interimcontrol',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='interimcontrol',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='controls', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='keysite',
            name='marked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='marked by'),
        ),
        migrations.AddField(
            model_name='keysiteevent',
            name='marked_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='marked by'),
        ),
        migrations.AddField(
            model_name='keysiteevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='keysiteevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.keysite'),
        ),
        migrations.AddField(
            model_name='lanefactsevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='lanefactsevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.lanefacts'),
        ),
        migrations.AddField(
            model_name='lateword',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='lateword',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='late_words', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='lateword',
            name='move',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='late_word', to='hazards.hazardmove', verbose_name='step'),
        ),
        migrations.AddField(
            model_name='lateword',
            name='seen',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.hazardmove', verbose_name='last step the author had seen'),
        ),
        migrations.AddField(
            model_name='latewordevent',
            name='decided_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='latewordevent',
            name='hazard',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='latewordevent',
            name='move',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.hazardmove', verbose_name='step'),
        ),
        migrations.AddField(
            model_name='latewordevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='latewordevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.lateword'),
        ),
        migrations.AddField(
            model_name='latewordevent',
            name='seen',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.hazardmove', verbose_name='last step the author had seen'),
        ),
        migrations.AddField(
            model_name='ledgernote',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='ledgernote',
            name='hazard',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ledger_notes', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='ledgernoteevent',
            name='decided_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='ledgernoteevent',
            name='hazard',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='ledgernoteevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='ledgernoteevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.ledgernote'),
        ),
        migrations.AddField(
            model_name='licence',
            name='seen_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='seen by'),
        ),
        migrations.AddField(
            model_name='licenceevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='licenceevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.licence'),
        ),
        migrations.AddField(
            model_name='licenceevent',
            name='seen_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='seen by'),
        ),
        migrations.AddField(
            model_name='lodgingfactsevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='lodgingfactsevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.lodgingfacts'),
        ),
        migrations.AddField(
            model_name='loweringrequest',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by'),
        ),
        migrations.AddField(
            model_name='loweringrequest',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='loweringrequest',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lowering_requests', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='loweringrequestevent',
            name='asked_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by'),
        ),
        migrations.AddField(
            model_name='loweringrequestevent',
            name='decided_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='loweringrequestevent',
            name='hazard',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='loweringrequestevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='loweringrequestevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.loweringrequest'),
        ),
        migrations.AddField(
            model_name='majorjudgement',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='majorjudgementevent',
            name='by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='majorjudgementevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='majorjudgementevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.majorjudgement'),
        ),
        migrations.AddConstraint(
            model_name='majorruleset',
            constraint=models.UniqueConstraint(fields=('edition',), name='majorruleset_once'),
        ),
        migrations.AddConstraint(
            model_name='majorruleset',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('period', '&&')], name='majorruleset_one_at_a_time'),
        ),
        migrations.AddField(
            model_name='majorjudgementevent',
            name='rule_set',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.majorruleset', verbose_name='rule set of major fire hazards'),
        ),
        migrations.AddField(
            model_name='majorjudgement',
            name='rule_set',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.majorruleset', verbose_name='rule set of major fire hazards'),
        ),
        migrations.AddField(
            model_name='majorcondition',
            name='rule_set',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conditions', to='hazards.majorruleset', verbose_name='rule set of major fire hazards'),
        ),
        migrations.AddField(
            model_name='mappointevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='mappointevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.mappoint'),
        ),
        migrations.AddField(
            model_name='meter',
            name='connection',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meters', to='hazards.connection', verbose_name='water connection'),
        ),
        migrations.AddField(
            model_name='meterevent',
            name='connection',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.connection', verbose_name='water connection'),
        ),
        migrations.AddField(
            model_name='meterevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='meterevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.meter'),
        ),
        migrations.AddField(
            model_name='meterreading',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='read by'),
        ),
        migrations.AddField(
            model_name='meterreading',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='meterreading',
            name='meter',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='hazards.meter', verbose_name='household meter'),
        ),
        migrations.AddField(
            model_name='billevent',
            name='reading',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.meterreading', verbose_name='meter reading'),
        ),
        migrations.AddField(
            model_name='bill',
            name='reading',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bills', to='hazards.meterreading', verbose_name='meter reading'),
        ),
        migrations.AddField(
            model_name='meterreadingevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='read by'),
        ),
        migrations.AddField(
            model_name='meterreadingevent',
            name='decided_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='meterreadingevent',
            name='meter',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.meter', verbose_name='household meter'),
        ),
        migrations.AddField(
            model_name='meterreadingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='meterreadingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.meterreading'),
        ),
        migrations.AddField(
            model_name='meterround',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='meterreadingevent',
            name='round',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.meterround', verbose_name='meter round'),
        ),
        migrations.AddField(
            model_name='meterreading',
            name='round',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='hazards.meterround', verbose_name='meter round'),
        ),
        migrations.AddField(
            model_name='meterroundevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='meterroundevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.meterround'),
        ),
        migrations.AddField(
            model_name='meterroundevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='nightflow',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='measured by'),
        ),
        migrations.AddField(
            model_name='nightflow',
            name='meter',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nights', to='hazards.bulkmeter', verbose_name='bulk meter'),
        ),
        migrations.AddField(
            model_name='nightflowevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='measured by'),
        ),
        migrations.AddField(
            model_name='nightflowevent',
            name='meter',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.bulkmeter', verbose_name='bulk meter'),
        ),
        migrations.AddField(
            model_name='nightflowevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='nightflowevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.nightflow'),
        ),
        migrations.AddField(
            model_name='outage',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='announced by'),
        ),
        migrations.AddField(
            model_name='outage',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='outageevent',
            name='by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='announced by'),
        ),
        migrations.AddField(
            model_name='outageevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='outageevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.outage'),
        ),
        migrations.AddField(
            model_name='outageevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='receipt',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken by'),
        ),
        migrations.AddField(
            model_name='receipt',
            name='connection',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='hazards.connection', verbose_name='water connection'),
        ),
        migrations.AddField(
            model_name='receipt',
            name='reverses',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='hazards.receipt', verbose_name='takes back'),
        ),
        migrations.AddField(
            model_name='receiptevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken by'),
        ),
        migrations.AddField(
            model_name='receiptevent',
            name='connection',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.connection', verbose_name='water connection'),
        ),
        migrations.AddField(
            model_name='receiptevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='receiptevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.receipt'),
        ),
        migrations.AddField(
            model_name='receiptevent',
            name='reverses',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.receipt', verbose_name='takes back'),
        ),
        migrations.AddField(
            model_name='receiptline',
            name='bill',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receipt_lines', to='hazards.bill', verbose_name='bill'),
        ),
        migrations.AddField(
            model_name='receiptline',
            name='receipt',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='hazards.receipt', verbose_name='receipt'),
        ),
        migrations.AddField(
            model_name='rectification',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
        ),
        migrations.AddField(
            model_name='rectification',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rectifications', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='relocationlook',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='relocationnote',
            name='noted_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='noted by'),
        ),
        migrations.AddField(
            model_name='relocationnote',
            name='order',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relocations', to='hazards.housingorder', verbose_name='no-occupancy order'),
        ),
        migrations.AddField(
            model_name='relocationnote',
            name='stay',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='residents.stay', verbose_name='stay'),
        ),
        migrations.AddField(
            model_name='relocationlook',
            name='note',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks', to='hazards.relocationnote', verbose_name='relocation note'),
        ),
        migrations.AddField(
            model_name='relocationnoteevent',
            name='noted_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='noted by'),
        ),
        migrations.AddField(
            model_name='relocationnoteevent',
            name='order',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.housingorder', verbose_name='no-occupancy order'),
        ),
        migrations.AddField(
            model_name='relocationnoteevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='relocationnoteevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.relocationnote'),
        ),
        migrations.AddField(
            model_name='relocationnoteevent',
            name='stay',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.stay', verbose_name='stay'),
        ),
        migrations.AddField(
            model_name='relook',
            name='done_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='looked by'),
        ),
        migrations.AddField(
            model_name='relook',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relooks', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='relook',
            name='relapse',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.hazard', verbose_name='relapse'),
        ),
        migrations.AddField(
            model_name='relookevent',
            name='done_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='looked by'),
        ),
        migrations.AddField(
            model_name='relookevent',
            name='hazard',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='relookevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='relookevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.relook'),
        ),
        migrations.AddField(
            model_name='relookevent',
            name='relapse',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.hazard', verbose_name='relapse'),
        ),
        migrations.AddField(
            model_name='repair',
            name='accepted_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='accepted by'),
        ),
        migrations.AddField(
            model_name='repair',
            name='connection',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='repairs', to='hazards.connection', verbose_name='water connection'),
        ),
        migrations.AddField(
            model_name='repair',
            name='done_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported done by'),
        ),
        migrations.AddField(
            model_name='repair',
            name='reported_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
        ),
        migrations.AddField(
            model_name='repair',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='repairevent',
            name='accepted_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='accepted by'),
        ),
        migrations.AddField(
            model_name='repairevent',
            name='connection',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.connection', verbose_name='water connection'),
        ),
        migrations.AddField(
            model_name='repairevent',
            name='done_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported done by'),
        ),
        migrations.AddField(
            model_name='repairevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='repairevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.repair'),
        ),
        migrations.AddField(
            model_name='repairevent',
            name='reported_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
        ),
        migrations.AddField(
            model_name='repairevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='repairphoto',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.file', verbose_name='photo'),
        ),
        migrations.AddField(
            model_name='repairphoto',
            name='repair',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='hazards.repair', verbose_name='water repair'),
        ),
        migrations.AddField(
            model_name='roofrecord',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='roofrecord',
            name='stop',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roof', to='hazards.campaignstop', verbose_name='visit of a campaign'),
        ),
        migrations.AddField(
            model_name='roofrecordevent',
            name='by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='roofrecordevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='roofrecordevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.roofrecord'),
        ),
        migrations.AddField(
            model_name='roofrecordevent',
            name='stop',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.campaignstop', verbose_name='visit of a campaign'),
        ),
        migrations.AddField(
            model_name='rooftopfactsevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='rooftopfactsevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.rooftopfacts'),
        ),
        migrations.AddField(
            model_name='round',
            name='stand_in',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='stand-in'),
        ),
        migrations.AddField(
            model_name='round',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='grid'),
        ),
        migrations.AddField(
            model_name='round',
            name='walked_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='walked by'),
        ),
        migrations.AddField(
            model_name='round',
            name='worker',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='grid worker'),
        ),
        migrations.AddField(
            model_name='roundevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='roundevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.round'),
        ),
        migrations.AddField(
            model_name='roundevent',
            name='stand_in',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='stand-in'),
        ),
        migrations.AddField(
            model_name='roundevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='grid'),
        ),
        migrations.AddField(
            model_name='roundevent',
            name='walked_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='walked by'),
        ),
        migrations.AddField(
            model_name='roundevent',
            name='worker',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='grid worker'),
        ),
        migrations.AddField(
            model_name='segment',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='repairevent',
            name='segment',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.segment', verbose_name='pipe segment'),
        ),
        migrations.AddField(
            model_name='repair',
            name='segment',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='repairs', to='hazards.segment', verbose_name='pipe segment'),
        ),
        migrations.AddField(
            model_name='outageevent',
            name='segment',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.segment', verbose_name='pipe segment'),
        ),
        migrations.AddField(
            model_name='outage',
            name='segment',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='outages', to='hazards.segment', verbose_name='pipe segment'),
        ),
        migrations.AddField(
            model_name='connectionevent',
            name='segment',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.segment', verbose_name='pipe segment'),
        ),
        migrations.AddField(
            model_name='connection',
            name='segment',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='connections', to='hazards.segment', verbose_name='pipe segment'),
        ),
        migrations.AddField(
            model_name='segmentevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='segmentevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.segment'),
        ),
        migrations.AddField(
            model_name='segmentevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='shopadvice',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='advised by'),
        ),
        migrations.AddField(
            model_name='site',
            name='address',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='site',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='shopadvice',
            name='site',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advices', to='hazards.site', verbose_name='shop'),
        ),
        migrations.AddField(
            model_name='rooftopfactsevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='rooftopfacts',
            name='site',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='rooftop', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='mappointevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='mappoint',
            name='site',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='point', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='majorjudgementevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='majorjudgement',
            name='site',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='lodgingfactsevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='lodgingfacts',
            name='site',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='lodging', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='licenceevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='licence',
            name='site',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='licences', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='ledgernoteevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='ledgernote',
            name='site',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ledger_notes', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='lanefactsevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='lanefacts',
            name='site',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='lane', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='keysiteevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='keysite',
            name='site',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='key_marks', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='housefactsevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='housefacts',
            name='site',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='house', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='hazardevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='hazard',
            name='site',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hazards', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='gasfactsevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='gasfacts',
            name='site',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='gas', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='connectionevent',
            name='site',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='connection',
            name='site',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='chargingfactsevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='chargingfacts',
            name='site',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='charging', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='campaignstopevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='campaignstop',
            name='site',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='assetevent',
            name='shop',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='shop'),
        ),
        migrations.AddField(
            model_name='asset',
            name='shop',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.site', verbose_name='shop'),
        ),
        migrations.AddField(
            model_name='siteevent',
            name='address',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='siteevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='siteevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.site'),
        ),
        migrations.AddField(
            model_name='siteevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='snap',
            name='address',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='snap',
            name='hazard',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='snap',
            name='same_as',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='repeats', to='hazards.snap', verbose_name='same as'),
        ),
        migrations.AddField(
            model_name='snap',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='snapevent',
            name='address',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='snapevent',
            name='hazard',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='snapevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='snapevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.snap'),
        ),
        migrations.AddField(
            model_name='snapevent',
            name='same_as',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.snap', verbose_name='same as'),
        ),
        migrations.AddField(
            model_name='snapevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='stop',
            name='answered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
        ),
        migrations.AddField(
            model_name='stop',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stops', to='hazards.round', verbose_name='round'),
        ),
        migrations.AddField(
            model_name='stop',
            name='site',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='stopevent',
            name='answered_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
        ),
        migrations.AddField(
            model_name='stopevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='stopevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.stop'),
        ),
        migrations.AddField(
            model_name='stopevent',
            name='round',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.round', verbose_name='round'),
        ),
        migrations.AddField(
            model_name='stopevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='stophazard',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='stophazard',
            name='stop',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='found', to='hazards.stop', verbose_name='stop'),
        ),
        migrations.AddField(
            model_name='tariff',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='billline',
            name='tariff',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.tariff', verbose_name='water tariff'),
        ),
        migrations.AddField(
            model_name='tariffevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='tariffevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.tariff'),
        ),
        migrations.AddField(
            model_name='tariffevent',
            name='unit',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='tarifftier',
            name='tariff',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tiers', to='hazards.tariff', verbose_name='water tariff'),
        ),
        migrations.AddField(
            model_name='tarifftierevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='tarifftierevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.tarifftier'),
        ),
        migrations.AddField(
            model_name='tarifftierevent',
            name='tariff',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.tariff', verbose_name='water tariff'),
        ),
        migrations.AddField(
            model_name='tip',
            name='hazard',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='tip',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='tipreward',
            name='decided_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='tipreward',
            name='paid_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='paid by'),
        ),
        migrations.AddField(
            model_name='tipreward',
            name='tip',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reward', to='hazards.tip', verbose_name='tip'),
        ),
        migrations.AddField(
            model_name='tiprewardevent',
            name='decided_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='tiprewardevent',
            name='paid_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='paid by'),
        ),
        migrations.AddField(
            model_name='tiprewardevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='tiprewardevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.tipreward'),
        ),
        migrations.AddField(
            model_name='tiprewardevent',
            name='tip',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.tip', verbose_name='tip'),
        ),
        migrations.AddField(
            model_name='unbilleduse',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='unbilleduse',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='unbilleduseevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='unbilleduseevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='unbilleduseevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.unbilleduse'),
        ),
        migrations.AddField(
            model_name='unbilleduseevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='vacantfacts',
            name='site',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='vacant', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='vacantfactsevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='vacantfactsevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.vacantfacts'),
        ),
        migrations.AddField(
            model_name='vacantfactsevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='valve',
            name='segment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='valves', to='hazards.segment', verbose_name='pipe segment'),
        ),
        migrations.AddField(
            model_name='valveevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='valveevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.valve'),
        ),
        migrations.AddField(
            model_name='valveevent',
            name='segment',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.segment', verbose_name='pipe segment'),
        ),
        migrations.AddField(
            model_name='verification',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='re-checked by'),
        ),
        migrations.AddField(
            model_name='verification',
            name='hazard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verifications', to='hazards.hazard', verbose_name='hazard'),
        ),
        migrations.AddField(
            model_name='housingorderevent',
            name='verification',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.verification', verbose_name='passed re-check'),
        ),
        migrations.AddField(
            model_name='housingorder',
            name='verification',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.verification', verbose_name='passed re-check'),
        ),
        migrations.AddField(
            model_name='watchawayevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='watchawayevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.watchaway'),
        ),
        migrations.AddField(
            model_name='watchduty',
            name='planned',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.site', verbose_name='shop by the rota'),
        ),
        migrations.AddField(
            model_name='watchduty',
            name='shop',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.site', verbose_name='shop on duty'),
        ),
        migrations.AddField(
            model_name='watchduty',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='watchdutyevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='watchdutyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.watchduty'),
        ),
        migrations.AddField(
            model_name='watchdutyevent',
            name='planned',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='shop by the rota'),
        ),
        migrations.AddField(
            model_name='watchdutyevent',
            name='shop',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='shop on duty'),
        ),
        migrations.AddField(
            model_name='watchdutyevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='watchgroup',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='watchdutyevent',
            name='group',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.watchgroup', verbose_name='group'),
        ),
        migrations.AddField(
            model_name='watchduty',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='hazards.watchgroup', verbose_name='group'),
        ),
        migrations.AddField(
            model_name='watchgroupevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='watchgroupevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.watchgroup'),
        ),
        migrations.AddField(
            model_name='watchgroupevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='watchseat',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='hazards.watchgroup', verbose_name='group'),
        ),
        migrations.AddField(
            model_name='watchseat',
            name='shop',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.site', verbose_name='shop'),
        ),
        migrations.AddField(
            model_name='watchawayevent',
            name='seat',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.watchseat', verbose_name='shop of the watch'),
        ),
        migrations.AddField(
            model_name='watchaway',
            name='seat',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to='hazards.watchseat', verbose_name='shop of the watch'),
        ),
        migrations.AddField(
            model_name='watchseatevent',
            name='group',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.watchgroup', verbose_name='group'),
        ),
        migrations.AddField(
            model_name='watchseatevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='watchseatevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.watchseat'),
        ),
        migrations.AddField(
            model_name='watchseatevent',
            name='shop',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='shop'),
        ),
        migrations.AddField(
            model_name='watchswap',
            name='one',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.watchduty', verbose_name='duty given away'),
        ),
        migrations.AddField(
            model_name='watchswap',
            name='other',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hazards.watchduty', verbose_name='duty taken instead'),
        ),
        migrations.AddField(
            model_name='watchswapevent',
            name='one',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.watchduty', verbose_name='duty given away'),
        ),
        migrations.AddField(
            model_name='watchswapevent',
            name='other',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.watchduty', verbose_name='duty taken instead'),
        ),
        migrations.AddField(
            model_name='watchswapevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='watchswapevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.watchswap'),
        ),
        migrations.AddField(
            model_name='waterentry',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='waterentry',
            name='repair',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='costs', to='hazards.repair', verbose_name='water repair'),
        ),
        migrations.AddField(
            model_name='waterentry',
            name='reverses',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='hazards.waterentry', verbose_name='takes back'),
        ),
        migrations.AddField(
            model_name='waterentry',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='waterentryevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='waterentryevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='waterentryevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.waterentry'),
        ),
        migrations.AddField(
            model_name='waterentryevent',
            name='repair',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.repair', verbose_name='water repair'),
        ),
        migrations.AddField(
            model_name='waterentryevent',
            name='reverses',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.waterentry', verbose_name='takes back'),
        ),
        migrations.AddField(
            model_name='waterentryevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='wiringfacts',
            name='site',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='wiring', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='wiringfactsevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='wiringfactsevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.wiringfacts'),
        ),
        migrations.AddField(
            model_name='wiringfactsevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='yardfacts',
            name='site',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='yard', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddField(
            model_name='yardfactsevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='yardfactsevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hazards.yardfacts'),
        ),
        migrations.AddField(
            model_name='yardfactsevent',
            name='site',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hazards.site', verbose_name='site'),
        ),
        migrations.AddIndex(
            model_name='assetfault',
            index=models.Index(condition=models.Q(('repaired_on', None)), fields=['reported_at'], name='assetfault_open'),
        ),
        migrations.AddConstraint(
            model_name='assetfault',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['broken', 'damaged', 'full', 'sign', 'other'])), name='assetfault_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='assetfault',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cost_yuan__isnull', True), ('repair_text', ''), ('repaired_by__isnull', True), ('repaired_on__isnull', True)), models.Q(('repaired_by__isnull', False), ('repaired_on__isnull', False), models.Q(('repair_text', ''), _negated=True)), _connector='OR'), name='assetfault_repaired_whole'),
        ),
        migrations.AddConstraint(
            model_name='assetfault',
            constraint=models.CheckConstraint(condition=models.Q(('cost_yuan__isnull', True), ('cost_yuan__gte', 0), _connector='OR'), name='assetfault_cost_not_negative'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assetfault',
            trigger=pgtrigger.compiler.Trigger(name='assetfault_report_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."asset_id" IS DISTINCT FROM (NEW."asset_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."reported_at" IS DISTINCT FROM (NEW."reported_at") OR OLD."reported_by_id" IS DISTINCT FROM (NEW."reported_by_id") OR OLD."text" IS DISTINCT FROM (NEW."text"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='5e8ca58c5ef251a098609daf623c538b5f0f13d8', operation='UPDATE', pgid='pgtrigger_assetfault_report_stays_cf08a', table='hazards_assetfault', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assetfault',
            trigger=pgtrigger.compiler.Trigger(name='assetfault_repaired_for_good', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."repaired_on" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='4822cc1a97a1ec3154b451acc2b373d2a7d9b899', operation='UPDATE', pgid='pgtrigger_assetfault_repaired_for_good_bcf32', table='hazards_assetfault', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assetfault',
            trigger=pgtrigger.compiler.Trigger(name='assetfault_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='f6b34b6d8caf5dca01908f46042d9e8c6868755a', operation='DELETE', pgid='pgtrigger_assetfault_stays_c2a36', table='hazards_assetfault', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assetfault',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_assetfaultevent" ("asset_id", "cost_yuan", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repair_text", "repaired_by_id", "repaired_on", "reported_at", "reported_by_id", "text") SELECT new_values."asset_id", new_values."cost_yuan", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."repair_text", new_values."repaired_by_id", new_values."repaired_on", new_values."reported_at", new_values."reported_by_id", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7e3509e0695d22692fb5e3cf12b9e66e030e225c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8841d', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_assetfault', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assetfault',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_assetfaultevent" ("asset_id", "cost_yuan", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repair_text", "repaired_by_id", "repaired_on", "reported_at", "reported_by_id", "text") SELECT new_values."asset_id", new_values."cost_yuan", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."repair_text", new_values."repaired_by_id", new_values."repaired_on", new_values."reported_at", new_values."reported_by_id", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c7bdfa05653406f5cf794125d813234204a11b59', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_70d4e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_assetfault', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assetfault',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_assetfaultevent" ("asset_id", "cost_yuan", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repair_text", "repaired_by_id", "repaired_on", "reported_at", "reported_by_id", "text") SELECT old_values."asset_id", old_values."cost_yuan", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."repair_text", old_values."repaired_by_id", old_values."repaired_on", old_values."reported_at", old_values."reported_by_id", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='7716d7a5eadf036160a44ee4f41be0e4c5796dd9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e9f93', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_assetfault', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assetfaultevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f836fb22f9f908aad88545a20c812d08d6cbb44e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_22ab1', table='hazards_assetfaultevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='assetphoto',
            constraint=models.UniqueConstraint(fields=('fault', 'file'), name='assetphoto_once'),
        ),
        migrations.AddConstraint(
            model_name='bulkmeter',
            constraint=models.UniqueConstraint(fields=('unit', 'name'), name='bulkmeter_name_once', violation_error_message='A bulk meter of this name is already there.'),
        ),
        migrations.AddConstraint(
            model_name='bulkmeter',
            constraint=models.CheckConstraint(condition=models.Q(('removed_on__isnull', True), ('installed_on__isnull', True), ('removed_on__gte', models.F('installed_on')), _connector='OR'), name='bulkmeter_removed_after'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bulkmeter',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_bulkmeterevent" ("id", "installed_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_on", "serial", "unit_id") SELECT new_values."id", new_values."installed_on", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."removed_on", new_values."serial", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='58187f8c2b8a6ca96ef8743a16fc8f749eac3e1f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4d635', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_bulkmeter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bulkmeter',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_bulkmeterevent" ("id", "installed_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_on", "serial", "unit_id") SELECT new_values."id", new_values."installed_on", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."removed_on", new_values."serial", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5508980305fc9a29ea3cf30c609f261a97f77474', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ed61e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_bulkmeter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bulkmeter',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_bulkmeterevent" ("id", "installed_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_on", "serial", "unit_id") SELECT old_values."id", old_values."installed_on", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."removed_on", old_values."serial", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9d32243c158708969cbe433054f2e9208ae5e50e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fa314', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_bulkmeter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bulkmeterevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4ba8236480413c01afc0f469d5c2c4d157543f97', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e03fb', table='hazards_bulkmeterevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='bulkreading',
            constraint=models.UniqueConstraint(fields=('meter', 'read_on'), name='bulkreading_once_a_day', violation_error_message='This day already has a reading.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bulkreading',
            trigger=pgtrigger.compiler.Trigger(name='bulkreading_forwards', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT 1 FROM hazards_bulkreading other\n        WHERE other.meter_id = NEW.meter_id AND other.id <> NEW.id\n          AND ((other.read_on < NEW.read_on AND other.value > NEW.value)\n            OR (other.read_on > NEW.read_on AND other.value < NEW.value))\n    ) THEN\n        RAISE EXCEPTION 'a bulk meter only runs forwards'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'bulkreading_forwards';\n    END IF;\n    RETURN NEW;\n", hash='3a9912cb852a22bb8f324d54b72290748d427f18', operation='INSERT OR UPDATE', pgid='pgtrigger_bulkreading_forwards_1697f', table='hazards_bulkreading', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bulkreading',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_bulkreadingevent" ("by_id", "id", "meter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_on", "value") SELECT new_values."by_id", new_values."id", new_values."meter_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."read_on", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d52b785e6df3cbd2a157ce69f92902dcb7ab324b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_37017', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_bulkreading', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bulkreading',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_bulkreadingevent" ("by_id", "id", "meter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_on", "value") SELECT new_values."by_id", new_values."id", new_values."meter_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."read_on", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='156cdf76ed83d550f958826771a1fd9efb4e08ed', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d1276', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_bulkreading', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bulkreading',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_bulkreadingevent" ("by_id", "id", "meter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_on", "value") SELECT old_values."by_id", old_values."id", old_values."meter_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."read_on", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='44d8a2f7f0d757df1296235f4ff47682d0b97d24', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_bf16a', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_bulkreading', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bulkreadingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5ee7c5d8472586b41a13f708f64b088658807c76', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ed733', table='hazards_bulkreadingevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaignletter',
            trigger=pgtrigger.compiler.Trigger(name='campaignletter_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b59500a81c580411af1bfbe9b158dbcb3dbcf72c', operation='UPDATE OR DELETE', pgid='pgtrigger_campaignletter_is_kept_378dd', table='hazards_campaignletter', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='campaignmember',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['party', 'grid', 'landlord', 'volunteer', 'fire', 'emergency', 'community', 'other'])), name='campaignmember_role_known'),
        ),
        migrations.AddConstraint(
            model_name='campaignmember',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name__isnull', True), ('user__isnull', False)), models.Q(('name__isnull', False), ('user__isnull', True)), _connector='OR'), name='campaignmember_is_somebody'),
        ),
        migrations.AddConstraint(
            model_name='campaignmember',
            constraint=models.UniqueConstraint(fields=('campaign', 'user'), name='campaignmember_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaignmember',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_campaignmemberevent" ("campaign_id", "id", "is_responsible", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "signed_on", "user_id") SELECT new_values."campaign_id", new_values."id", new_values."is_responsible", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role", new_values."signed_on", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='509a0e0634dfe54e6c7e0f64e7365d849e13028f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f17b1', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_campaignmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaignmember',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_campaignmemberevent" ("campaign_id", "id", "is_responsible", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "signed_on", "user_id") SELECT new_values."campaign_id", new_values."id", new_values."is_responsible", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role", new_values."signed_on", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c84bb126a5a4b0efb231ea8a4543a01de8afce5e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ea034', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_campaignmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaignmember',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_campaignmemberevent" ("campaign_id", "id", "is_responsible", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "signed_on", "user_id") SELECT old_values."campaign_id", old_values."id", old_values."is_responsible", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role", old_values."signed_on", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b85dab206057a712236a837bae513f83313d7be9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8c0b5', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_campaignmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaignmemberevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='33369f50c690b694f8ac918ecff76940316129ea', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1b921', table='hazards_campaignmemberevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='checklistitem',
            constraint=models.UniqueConstraint(fields=('version', 'code'), name='checklistitem_code_once'),
        ),
        migrations.AddConstraint(
            model_name='checklistitem',
            constraint=models.CheckConstraint(condition=models.Q(('severity__in', ['general', 'major', 'critical'])), name='checklistitem_severity_known'),
        ),
        migrations.AddConstraint(
            model_name='checklistitem',
            constraint=models.CheckConstraint(condition=models.Q(('site_kind__in', ['small_hotel', 'group_rental', 'scrap_yard', 'self_built', 'vacant_due_demolition', 'rooftop_structure', 'ebike_charging', 'electrical', 'lpg', 'fire_lane', 'falling_object', 'street_front', 'water_network'])), name='checklistitem_kind_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checklistitem',
            trigger=pgtrigger.compiler.Trigger(name='checklistitem_never_edited', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3e181555aeeb520410ec1f565709a4eaa6f8d26b', operation='UPDATE OR DELETE', pgid='pgtrigger_checklistitem_never_edited_3a9b2', table='hazards_checklistitem', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaignevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bf62328290d2655906329abb24b7b14e3d8f0125', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_87fc7', table='hazards_campaignevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=models.CheckConstraint(condition=models.Q(('theme__in', ['fire_lanes', 'ebikes', 'falling', 'lodgings', 'wiring', 'gas', 'rooftops', 'shops', 'cleaning', 'other'])), name='campaign_theme_known'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'running', 'closed'])), name='campaign_state_known'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=models.CheckConstraint(condition=models.Q(('kinds__contained_by', ['small_hotel', 'group_rental', 'scrap_yard', 'self_built', 'vacant_due_demolition', 'rooftop_structure', 'ebike_charging', 'electrical', 'lpg', 'fire_lane', 'falling_object', 'street_front', 'water_network']), ('kinds__len__gt', 0)), name='campaign_kinds_known'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='campaign_forward'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_by__isnull', False), ('closed_on__isnull', False), ('state', 'closed'), models.Q(('conclusion', ''), _negated=True)), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_by__isnull', True), ('closed_on__isnull', True), ('conclusion', '')), _connector='OR'), name='campaign_closed_with_report'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=models.UniqueConstraint(fields=('unit', 'theme', 'month'), name='campaign_once_a_month', violation_error_message='The patrol of this theme has been planned for this month.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaign',
            trigger=pgtrigger.compiler.Trigger(name='campaign_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{planned:running,running:closed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='cad203336b9572d5bef82981bac55dfc8076345a', operation='UPDATE', pgid='pgtrigger_campaign_moves_by_its_table_07bfd', table='hazards_campaign', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaign',
            trigger=pgtrigger.compiler.Trigger(name='campaign_has_somebody_responsible', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" = \'running\')', func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_campaignmember member\n        WHERE member.campaign_id = NEW.id AND member.is_responsible\n    ) THEN\n        RAISE EXCEPTION 'a campaign needs somebody responsible'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'campaign_has_somebody_responsible';\n    END IF;\n    RETURN NEW;\n", hash='45ab2ca23570410c96e1ed3f189ba19fdb0185af', operation='UPDATE OF "state"', pgid='pgtrigger_campaign_has_somebody_responsible_a993a', table='hazards_campaign', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaign',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_campaignevent" ("checklist_id", "closed_by_id", "closed_on", "conclusion", "ends_on", "id", "kinds", "month", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "state", "theme", "unit_id") SELECT new_values."checklist_id", new_values."closed_by_id", new_values."closed_on", new_values."conclusion", new_values."ends_on", new_values."id", new_values."kinds", new_values."month", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."starts_on", new_values."state", new_values."theme", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4b45f8f3b4951a880680b627bcb3e1e3681568d1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5698d', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_campaign', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaign',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_campaignevent" ("checklist_id", "closed_by_id", "closed_on", "conclusion", "ends_on", "id", "kinds", "month", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "state", "theme", "unit_id") SELECT new_values."checklist_id", new_values."closed_by_id", new_values."closed_on", new_values."conclusion", new_values."ends_on", new_values."id", new_values."kinds", new_values."month", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."starts_on", new_values."state", new_values."theme", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='55e136fe2df693c5ac5f246147ad16ec02a2c396', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a4008', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_campaign', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaign',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_campaignevent" ("checklist_id", "closed_by_id", "closed_on", "conclusion", "ends_on", "id", "kinds", "month", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "state", "theme", "unit_id") SELECT old_values."checklist_id", old_values."closed_by_id", old_values."closed_on", old_values."conclusion", old_values."ends_on", old_values."id", old_values."kinds", old_values."month", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."starts_on", old_values."state", old_values."theme", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='04de363bc275d12b5dd54ae56ba655261240bc30', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_78e95', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_campaign', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='cylinderslip',
            constraint=models.CheckConstraint(condition=models.Q(('cylinders__gt', 0)), name='cylinderslip_counts'),
        ),
        migrations.AddConstraint(
            model_name='cylinderslip',
            constraint=models.CheckConstraint(condition=models.Q(('handed_to__in', ['police', 'fire', 'housing', 'urban', 'market', 'power', 'gas', 'street'])), name='cylinderslip_body_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cylinderslip',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_cylinderslipevent" ("by_id", "cylinders", "handed_to", "holder", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stop_id", "witness") SELECT new_values."by_id", new_values."cylinders", new_values."handed_to", new_values."holder", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."stop_id", new_values."witness" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='972eb0f22ee64b9cad364f5a1d1a868786461f9a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_553fb', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_cylinderslip', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cylinderslip',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_cylinderslipevent" ("by_id", "cylinders", "handed_to", "holder", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stop_id", "witness") SELECT new_values."by_id", new_values."cylinders", new_values."handed_to", new_values."holder", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."stop_id", new_values."witness" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8ee42e07eb0c1739c84810b90e75ad9f702f7e98', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_894aa', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_cylinderslip', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cylinderslip',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_cylinderslipevent" ("by_id", "cylinders", "handed_to", "holder", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stop_id", "witness") SELECT old_values."by_id", old_values."cylinders", old_values."handed_to", old_values."holder", old_values."id", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."stop_id", old_values."witness" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='608797cb63444010d4c5a8a8eb80f2a035dc0cab', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_38fe9', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_cylinderslip', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cylinderslipevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='aaca84a031688e68a3200291588bbf3598914b30', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_24004', table='hazards_cylinderslipevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handoverevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6f954f9d9617f70d2a4cd9decdd289d6f7f79f60', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_85d81', table='hazards_handoverevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='handover',
            index=models.Index(condition=models.Q(('replied_on', None)), fields=['due_on'], name='handover_waiting'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(('body__in', ['police', 'fire', 'housing', 'urban', 'market', 'power', 'gas', 'street'])), name='handover_body_known'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='handover_says_what'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('receipt', ''), ('received_on__isnull', True)), models.Q(models.Q(('receipt', ''), _negated=True), ('received_on__isnull', False)), _connector='OR'), name='handover_receipt_with_day', violation_error_message='A receipt needs its day.'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('replied_on__isnull', True), ('reply', '')), models.Q(models.Q(('reply', ''), _negated=True), ('received_on__isnull', False), ('replied_on__gte', models.F('received_on'))), _connector='OR'), name='handover_answered_after_receipt', violation_error_message='First write down the receipt.'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.UniqueConstraint(condition=models.Q(('replied_on__isnull', True)), fields=('hazard', 'body'), name='handover_once_to_a_body', violation_error_message='It has been handed over to them already and waits for an answer.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handover',
            trigger=pgtrigger.compiler.Trigger(name='handover_words_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."hazard_id" IS DISTINCT FROM (NEW."hazard_id") OR OLD."text" IS DISTINCT FROM (NEW."text"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='e8342163d3ed9fc765c7dff0bbd63e75c453bfed', operation='UPDATE', pgid='pgtrigger_handover_words_stay_08de2', table='hazards_handover', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handover',
            trigger=pgtrigger.compiler.Trigger(name='handover_answered_for_good', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."replied_on" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='e3b804091030ead14fed79d811051dc39b55518a', operation='UPDATE', pgid='pgtrigger_handover_answered_for_good_ca133', table='hazards_handover', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handover',
            trigger=pgtrigger.compiler.Trigger(name='handover_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='8870c354f83dce173cc96fff04551500f5303bbc', operation='DELETE', pgid='pgtrigger_handover_stays_1de23', table='hazards_handover', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handover',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_handoverevent" ("at", "body", "by_id", "due_on", "hazard_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt", "received_on", "replied_on", "reply", "text") SELECT new_values."at", new_values."body", new_values."by_id", new_values."due_on", new_values."hazard_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."receipt", new_values."received_on", new_values."replied_on", new_values."reply", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='49b52c7fdea716df87c20119c4f79634e385dc2f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_aeb9b', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_handover', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handover',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_handoverevent" ("at", "body", "by_id", "due_on", "hazard_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt", "received_on", "replied_on", "reply", "text") SELECT new_values."at", new_values."body", new_values."by_id", new_values."due_on", new_values."hazard_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."receipt", new_values."received_on", new_values."replied_on", new_values."reply", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e17a3940d35e1c3588c841757c0825e2f171dcc0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6b72a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_handover', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handover',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_handoverevent" ("at", "body", "by_id", "due_on", "hazard_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt", "received_on", "replied_on", "reply", "text") SELECT old_values."at", old_values."body", old_values."by_id", old_values."due_on", old_values."hazard_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."receipt", old_values."received_on", old_values."replied_on", old_values."reply", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ee6b5a230ba51d4b0243720cfe594379e25bb582', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e187c', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_handover', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(('severity__in', ['general', 'major', 'critical'])), name='finding_severity_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='finding_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0b5c80ac1def28a8b3baa59b07c014189890efdd', operation='UPDATE OR DELETE', pgid='pgtrigger_finding_written_once_f6865', table='hazards_finding', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='externalorderevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e3b8a6f90ba9725eaca0cd7cefdbcd23a586252c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cb4c6', table='hazards_externalorderevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='externalorder',
            constraint=models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='externalorder_has_number'),
        ),
        migrations.AddConstraint(
            model_name='externalorder',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('received_on'))), name='externalorder_due_after_receipt'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='externalorder',
            trigger=pgtrigger.compiler.Trigger(name='externalorder_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='39415df5e465953357d565ccab78da5506e74d9f', operation='UPDATE OR DELETE', pgid='pgtrigger_externalorder_stays_e026e', table='hazards_externalorder', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='externalorder',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_externalorderevent" ("by_id", "due_on", "hazard_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on") SELECT new_values."by_id", new_values."due_on", new_values."hazard_id", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."received_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1f95d61d39c5810fae4e3b8cdf559f779cb4481c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e4d61', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_externalorder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='externalorder',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_externalorderevent" ("by_id", "due_on", "hazard_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on") SELECT new_values."by_id", new_values."due_on", new_values."hazard_id", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."received_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6c4773a0835f525f108365792d4b2dd415ee348e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7f66c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_externalorder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='externalorder',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_externalorderevent" ("by_id", "due_on", "hazard_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on") SELECT old_values."by_id", old_values."due_on", old_values."hazard_id", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."received_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5deb17020e2ee746f5f889855f58347782b2d28b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_3ebec', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_externalorder', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(fields=['assignee', 'due_on'], name='hazards_ass_assigne_4588da_idx'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(('assignee__isnull', False), ('is_keeper', True), models.Q(('body', ''), _negated=True), _connector='OR'), name='assignment_to_somebody', violation_error_message='Say who is responsible.'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.UniqueConstraint(condition=models.Q(('is_extension', True)), fields=('hazard',), name='assignment_extends_once', violation_error_message='A due date is extended only once.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='assignment_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2236a217046356726426c8a1b2ac9c303e2a4f62', operation='UPDATE OR DELETE', pgid='pgtrigger_assignment_written_once_8cbc7', table='hazards_assignment', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='hazardcounter',
            constraint=models.UniqueConstraint(fields=('community', 'on'), name='hazardcounter_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='hazardletter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('receipt', ''), ('served_on__isnull', True)), models.Q(('served_on__gte', models.F('written_on')), models.Q(('receipt', ''), _negated=True)), _connector='OR'), name='hazardletter_served_with_receipt', violation_error_message='It was served before it was written.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardletter',
            trigger=pgtrigger.compiler.Trigger(name='hazardletter_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='0dcdf5c8fa6d0a99c4bb822f1dd323963337a2d0', operation='DELETE', pgid='pgtrigger_hazardletter_is_kept_b0f44', table='hazards_hazardletter', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardletter',
            trigger=pgtrigger.compiler.Trigger(name='hazardletter_words_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."file_id" IS DISTINCT FROM (NEW."file_id") OR OLD."hazard_id" IS DISTINCT FROM (NEW."hazard_id") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id") OR OLD."written_on" IS DISTINCT FROM (NEW."written_on"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='31e30d3b58862deb4774f87b9a886de0f9334ee4', operation='UPDATE', pgid='pgtrigger_hazardletter_words_stay_b6c0c', table='hazards_hazardletter', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardletter',
            trigger=pgtrigger.compiler.Trigger(name='hazardletter_served_once', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."served_on" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='8d163dd921dcb171e24b1ed7c068801f45d67b02', operation='UPDATE', pgid='pgtrigger_hazardletter_served_once_c97af', table='hazards_hazardletter', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='hazardlevel',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ['grid', 'community', 'street', 'district'])), name='hazardlevel_known'),
        ),
        migrations.AddConstraint(
            model_name='hazardlevel',
            constraint=models.UniqueConstraint(fields=('hazard', 'level'), name='hazardlevel_once'),
        ),
        migrations.AddConstraint(
            model_name='hazardlevel',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='hazardlevel_has_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardlevel',
            trigger=pgtrigger.compiler.Trigger(name='hazardlevel_one_at_a_time', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.level = 'street' AND NOT EXISTS (\n        SELECT 1 FROM hazards_hazardlevel r\n        WHERE r.hazard_id = NEW.hazard_id AND r.level = 'community'\n    ) OR NEW.level = 'district' AND NOT EXISTS (\n        SELECT 1 FROM hazards_hazardlevel r\n        WHERE r.hazard_id = NEW.hazard_id AND r.level = 'street'\n    ) THEN\n        RAISE EXCEPTION 'the level below has not been told'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'hazardlevel_one_at_a_time';\n    END IF;\n    RETURN NEW;\n", hash='1f2a132c2d82365eb7fed780f22e7fdd39409a67', operation='INSERT', pgid='pgtrigger_hazardlevel_one_at_a_time_0afee', table='hazards_hazardlevel', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardlevel',
            trigger=pgtrigger.compiler.Trigger(name='hazardlevel_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='41d0e06af56ca4bc251163c6b293d8cc7a10790c', operation='UPDATE OR DELETE', pgid='pgtrigger_hazardlevel_stays_01484', table='hazards_hazardlevel', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardlevel',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_hazardlevelevent" ("by_id", "hazard_id", "id", "level", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") SELECT new_values."by_id", new_values."hazard_id", new_values."id", new_values."level", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8d98d8c655c26366074a39987ef4edbc643ec86b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b4395', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_hazardlevel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardlevel',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_hazardlevelevent" ("by_id", "hazard_id", "id", "level", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") SELECT new_values."by_id", new_values."hazard_id", new_values."id", new_values."level", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='312e76d44822a2af67f6f6a05582044dc6ea89f1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9ecfb', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_hazardlevel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardlevel',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_hazardlevelevent" ("by_id", "hazard_id", "id", "level", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") SELECT old_values."by_id", old_values."hazard_id", old_values."id", old_values."level", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='3b7797317381378739e58c9a508c1b7c856ce7c2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b5694', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_hazardlevel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardlevelevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2c70a09a1541a5f9d3729d1879d1f7d7725bebc7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2a7de', table='hazards_hazardlevelevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='hazardmove',
            index=models.Index(fields=['hazard', 'at'], name='hazards_haz_hazard__c6a186_idx'),
        ),
        migrations.AddConstraint(
            model_name='hazardmove',
            constraint=models.CheckConstraint(condition=models.Q(('step__in', ['found', 'found_again', 'assigned', 'started', 'reported_done', 'failed', 'said_late', 'cleared', 'controlled', 'raised', 'lowering_asked', 'lowered', 'lowering_declined', 'voided', 'vacancy_ordered', 'vacancy_lifted', 'handed_over', 'received', 'answered', 'looked_again', 'came_back', 'returned', 'paused', 'resumed'])), name='hazardmove_step_known'),
        ),
        migrations.AddConstraint(
            model_name='hazardmove',
            constraint=models.CheckConstraint(condition=models.Q(('before__in', ['', 'found', 'assigned', 'rectifying', 'reported_done', 'cleared', 'void']), ('after__in', ['found', 'assigned', 'rectifying', 'reported_done', 'cleared', 'void'])), name='hazardmove_states_known'),
        ),
        migrations.AddConstraint(
            model_name='hazardmove',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('step__in', ['voided', 'failed', 'lowered']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='hazardmove_void_and_failure_have_reasons', violation_error_message='Say why.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardmove',
            trigger=pgtrigger.compiler.Trigger(name='hazardmove_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d22f5d3cb7fad14c2988cb51d7f01021c1c81620', operation='UPDATE OR DELETE', pgid='pgtrigger_hazardmove_written_once_3b410', table='hazards_hazardmove', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='hazardpause',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['owner', 'parts', 'body', 'weather', 'other'])), name='hazardpause_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='hazardpause',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', 'other'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='hazardpause_other_reason_said'),
        ),
        migrations.AddConstraint(
            model_name='hazardpause',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('due_after__isnull', True), ('ended_at__isnull', True), ('ended_how', '')), models.Q(('due_after__isnull', False), ('ended_at__isnull', False), ('ended_how__in', ['hand', 'day', 'moved'])), _connector='OR'), name='hazardpause_end_whole'),
        ),
        migrations.AddConstraint(
            model_name='hazardpause',
            constraint=models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('began_at')), _connector='OR'), name='hazardpause_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='hazardpause',
            constraint=models.CheckConstraint(condition=models.Q(('due_after__isnull', True), ('due_after__gte', models.F('due_before')), _connector='OR'), name='hazardpause_date_never_earlier'),
        ),
        migrations.AddConstraint(
            model_name='hazardpause',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.F('hazard'), '='), (hazards.models.pause._Span('began_at', 'ended_at', django.contrib.postgres.fields.ranges.RangeBoundary()), '&&')], name='hazardpause_one_at_a_time', violation_error_message='This clock stands still already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardpause',
            trigger=pgtrigger.compiler.Trigger(name='hazardpause_by_another_person', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT 1 FROM hazards_hazard hazard\n        WHERE hazard.id = NEW.hazard_id AND hazard.severity = 'critical'\n    ) THEN\n        RAISE EXCEPTION 'the clock of a critical hazard is not paused'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'hazardpause_not_critical';\n    END IF;\n    IF EXISTS (\n        SELECT 1 FROM hazards_hazard hazard\n        JOIN hazards_assignment assignment\n          ON assignment.id = hazard.current_assignment_id\n        WHERE hazard.id = NEW.hazard_id AND assignment.assignee_id = NEW.by_id\n    ) THEN\n        RAISE EXCEPTION 'who is to rectify a hazard does not pause it'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'hazardpause_by_another_person';\n    END IF;\n    RETURN NEW;\n", hash='a9b68172ceba60b011b5f538497177e5686d65a4', operation='INSERT', pgid='pgtrigger_hazardpause_by_another_person_a5e67', table='hazards_hazardpause', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardpause',
            trigger=pgtrigger.compiler.Trigger(name='hazardpause_tells_the_hazard', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    UPDATE hazards_hazard SET paused_at = (\n        SELECT began_at FROM hazards_hazardpause\n        WHERE hazard_id = NEW.hazard_id AND ended_at IS NULL\n    ) WHERE id = NEW.hazard_id;\n    RETURN NULL;\n', hash='1edab3447757964ec21af102f8f5be30b18b4839', operation='INSERT OR UPDATE', pgid='pgtrigger_hazardpause_tells_the_hazard_b7bf4', table='hazards_hazardpause', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardpause',
            trigger=pgtrigger.compiler.Trigger(name='hazardpause_begin_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."began_at" IS DISTINCT FROM (NEW."began_at") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."due_before" IS DISTINCT FROM (NEW."due_before") OR OLD."hazard_id" IS DISTINCT FROM (NEW."hazard_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."resume_on" IS DISTINCT FROM (NEW."resume_on") OR OLD."text" IS DISTINCT FROM (NEW."text"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='515c353b13a220266a59f13d308353e3743bd771', operation='UPDATE', pgid='pgtrigger_hazardpause_begin_stays_00799', table='hazards_hazardpause', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardpause',
            trigger=pgtrigger.compiler.Trigger(name='hazardpause_end_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."ended_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='1fa0991d4ae37b66f8784b62d2a4b22fb4d389f5', operation='UPDATE', pgid='pgtrigger_hazardpause_end_stays_b0c17', table='hazards_hazardpause', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardpause',
            trigger=pgtrigger.compiler.Trigger(name='hazardpause_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='2acfca4c71e7826f06c328684af7b59b408f74c3', operation='DELETE', pgid='pgtrigger_hazardpause_kept_c74eb', table='hazards_hazardpause', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardpause',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_hazardpauseevent" ("began_at", "by_id", "due_after", "due_before", "ended_at", "ended_how", "hazard_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "resume_on", "text") SELECT new_values."began_at", new_values."by_id", new_values."due_after", new_values."due_before", new_values."ended_at", new_values."ended_how", new_values."hazard_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."resume_on", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='afba5e90efde8bca5a29867d3f8d3b6fa3686eb8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fadde', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_hazardpause', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardpause',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_hazardpauseevent" ("began_at", "by_id", "due_after", "due_before", "ended_at", "ended_how", "hazard_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "resume_on", "text") SELECT new_values."began_at", new_values."by_id", new_values."due_after", new_values."due_before", new_values."ended_at", new_values."ended_how", new_values."hazard_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."resume_on", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4844901ec587aecd89fbabd446096c60bf92cafc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_067d8', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_hazardpause', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardpause',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_hazardpauseevent" ("began_at", "by_id", "due_after", "due_before", "ended_at", "ended_how", "hazard_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "resume_on", "text") SELECT old_values."began_at", old_values."by_id", old_values."due_after", old_values."due_before", old_values."ended_at", old_values."ended_how", old_values."hazard_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."resume_on", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='668fda5c84dab20b40d62e2545dad95b72ae32d6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_39446', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_hazardpause', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardpauseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='884fdf409098ac42222d8a0ac6e5a5052bfda175', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c1126', table='hazards_hazardpauseevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='hazardphoto',
            constraint=models.UniqueConstraint(fields=('hazard', 'file'), name='hazardphoto_once_per_hazard', violation_error_message='This photo already belongs to this hazard. Take a new one.'),
        ),
        migrations.AddConstraint(
            model_name='hazardphoto',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['found', 'rectified', 'verified'])), name='hazardphoto_stage_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardphoto',
            trigger=pgtrigger.compiler.Trigger(name='hazardphoto_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='372c1b1d4880ce0c6ec2030db2c2e350e8d09cbf', operation='UPDATE OR DELETE', pgid='pgtrigger_hazardphoto_written_once_417ee', table='hazards_hazardphoto', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='hazardreturn',
            constraint=models.CheckConstraint(condition=models.Q(('number__in', [1, 2])), name='hazardreturn_twice_at_most'),
        ),
        migrations.AddConstraint(
            model_name='hazardreturn',
            constraint=models.UniqueConstraint(fields=('hazard', 'number'), name='hazardreturn_numbered'),
        ),
        migrations.AddConstraint(
            model_name='hazardreturn',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='hazardreturn_says_why'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardreturn',
            trigger=pgtrigger.compiler.Trigger(name='hazardreturn_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8b16d909838dd9fd18ca46acf5e35e7cb1b94b12', operation='UPDATE OR DELETE', pgid='pgtrigger_hazardreturn_written_once_f61ea', table='hazards_hazardreturn', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardreturn',
            trigger=pgtrigger.compiler.Trigger(name='hazardreturn_by_its_assignee', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_hazard hazard\n        JOIN hazards_assignment assignment\n          ON assignment.id = hazard.current_assignment_id\n        WHERE hazard.id = NEW.hazard_id AND assignment.id = NEW.assignment_id\n          AND assignment.assignee_id = NEW.by_id\n    ) THEN\n        RAISE EXCEPTION 'only who is to rectify a hazard hands it back'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'hazardreturn_by_its_assignee';\n    END IF;\n    RETURN NEW;\n", hash='497d9bdacd1f57d7ffbc0bc153a6a9f0583eb168', operation='INSERT', pgid='pgtrigger_hazardreturn_by_its_assignee_01957', table='hazards_hazardreturn', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='interimcontrol',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['evacuated', 'stopped', 'cordoned', 'watched'])), name='interimcontrol_kind_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='interimcontrol',
            trigger=pgtrigger.compiler.Trigger(name='interimcontrol_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5974c930dff07a20c0edbe8832ea0d48a81ca708', operation='UPDATE OR DELETE', pgid='pgtrigger_interimcontrol_written_once_4f9ca', table='hazards_interimcontrol', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='lateword',
            constraint=models.CheckConstraint(condition=models.Q(('said__in', ['rectified', 'passed', 'failed'])), name='lateword_said_known'),
        ),
        migrations.AddConstraint(
            model_name='lateword',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('holds', ''), ('note', '')), models.Q(models.Q(('note', ''), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False), ('holds__in', ['first', 'late', 'both'])), _connector='OR'), name='lateword_decided_whole'),
        ),
        migrations.AddConstraint(
            model_name='lateword',
            constraint=models.CheckConstraint(condition=models.Q(('move__gt', models.F('seen'))), name='lateword_after_what_was_seen'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lateword',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_latewordevent" ("decided_at", "decided_by_id", "hazard_id", "holds", "id", "move_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "seen_id") SELECT new_values."decided_at", new_values."decided_by_id", new_values."hazard_id", new_values."holds", new_values."id", new_values."move_id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."said", new_values."seen_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f3a0981059e3cb708a2b465b15de5d86315fbc69', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_13a06', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_lateword', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lateword',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_latewordevent" ("decided_at", "decided_by_id", "hazard_id", "holds", "id", "move_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "seen_id") SELECT new_values."decided_at", new_values."decided_by_id", new_values."hazard_id", new_values."holds", new_values."id", new_values."move_id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."said", new_values."seen_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='942cc41d490559da37dcc2bde4c0d43835502a3a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b27b3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_lateword', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lateword',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_latewordevent" ("decided_at", "decided_by_id", "hazard_id", "holds", "id", "move_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "seen_id") SELECT old_values."decided_at", old_values."decided_by_id", old_values."hazard_id", old_values."holds", old_values."id", old_values."move_id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."said", old_values."seen_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='95042d63b2f7c61205de91bd1e3ddc9f6d7c4b73', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_14551', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_lateword', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='latewordevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b203b8a726f97af9da994ad6c0d4b4c509092423', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f191e', table='hazards_latewordevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='loweringrequest',
            constraint=models.CheckConstraint(condition=models.Q(('decision__in', ['asked', 'confirmed', 'declined'])), name='loweringrequest_decision_known'),
        ),
        migrations.AddConstraint(
            model_name='loweringrequest',
            constraint=models.CheckConstraint(condition=models.Q(('severity__in', ['general', 'major', 'critical'])), name='loweringrequest_severity_known'),
        ),
        migrations.AddConstraint(
            model_name='loweringrequest',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='loweringrequest_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='loweringrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('decision', 'asked')), models.Q(models.Q(('decision', 'asked'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('decided_by', models.F('asked_by')), _negated=True)), _connector='OR'), name='loweringrequest_second_person', violation_error_message='Another person has to decide.'),
        ),
        migrations.AddConstraint(
            model_name='loweringrequest',
            constraint=models.UniqueConstraint(condition=models.Q(('decision', 'asked')), fields=('hazard',), name='loweringrequest_one_at_a_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='loweringrequest',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_loweringrequestevent" ("asked_at", "asked_by_id", "decided_at", "decided_by_id", "decision", "hazard_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "severity") SELECT new_values."asked_at", new_values."asked_by_id", new_values."decided_at", new_values."decided_by_id", new_values."decision", new_values."hazard_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."severity" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3700ac4265d09943e02695818a3ca37b96d9b50c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_04c9a', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_loweringrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='loweringrequest',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_loweringrequestevent" ("asked_at", "asked_by_id", "decided_at", "decided_by_id", "decision", "hazard_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "severity") SELECT new_values."asked_at", new_values."asked_by_id", new_values."decided_at", new_values."decided_by_id", new_values."decision", new_values."hazard_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."severity" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='216d2f0ea8cc3963a96b62b908f5f36545024743', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3770f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_loweringrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='loweringrequest',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_loweringrequestevent" ("asked_at", "asked_by_id", "decided_at", "decided_by_id", "decision", "hazard_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "severity") SELECT old_values."asked_at", old_values."asked_by_id", old_values."decided_at", old_values."decided_by_id", old_values."decision", old_values."hazard_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."severity" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4e37b5b8a095ce1f00ae1e708c5ac6f29f27c96a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2ad1c', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_loweringrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='loweringrequestevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='eca6c872bfc28ddd2d8aca7ef72d9f38848adfa1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_16994', table='hazards_loweringrequestevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='majorcondition',
            constraint=models.UniqueConstraint(fields=('rule_set', 'code'), name='majorcondition_once'),
        ),
        migrations.AddConstraint(
            model_name='meter',
            constraint=models.CheckConstraint(condition=models.Q(('digits__gte', 3), ('digits__lte', 9)), name='meter_digits_plausible'),
        ),
        migrations.AddConstraint(
            model_name='meter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('end_value__isnull', True), ('removed_on__isnull', True)), models.Q(('end_value__isnull', False), ('removed_on__isnull', False)), _connector='OR'), name='meter_end_value_iff_removed'),
        ),
        migrations.AddConstraint(
            model_name='meter',
            constraint=models.UniqueConstraint(condition=models.Q(('removed_on__isnull', True)), fields=('connection',), name='meter_one_at_a_time', violation_error_message='A meter already turns here. Change the meter instead.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meter',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_meterevent" ("connection_id", "diameter_mm", "digits", "end_value", "id", "installed_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_on", "serial", "start_value") SELECT new_values."connection_id", new_values."diameter_mm", new_values."digits", new_values."end_value", new_values."id", new_values."installed_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."removed_on", new_values."serial", new_values."start_value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7b6faeeef381ca19ace1bbbf1a72118c5937e1b8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f2212', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_meter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meter',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_meterevent" ("connection_id", "diameter_mm", "digits", "end_value", "id", "installed_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_on", "serial", "start_value") SELECT new_values."connection_id", new_values."diameter_mm", new_values."digits", new_values."end_value", new_values."id", new_values."installed_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."removed_on", new_values."serial", new_values."start_value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='29272a7c09ff734a07264e9622186b49dd23ebfb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d702e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_meter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meter',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_meterevent" ("connection_id", "diameter_mm", "digits", "end_value", "id", "installed_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_on", "serial", "start_value") SELECT old_values."connection_id", old_values."diameter_mm", old_values."digits", old_values."end_value", old_values."id", old_values."installed_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."removed_on", old_values."serial", old_values."start_value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='26e0bf54f0baf42d222a7f84a6ed2dcbf26645c9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fc5c0', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_meter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meterevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f4c2fed5d4e8b11b4fae0a9d8324083a153e0209', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ddf87', table='hazards_meterevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='billevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='aadcfcbfad21d2bb2936939d8868e6adc15108a3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c736b', table='hazards_billevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='bill',
            index=models.Index(fields=['connection', 'state', 'due_on'], name='hazards_bil_connect_efd8e0_idx'),
        ),
        migrations.AddIndex(
            model_name='bill',
            index=models.Index(fields=['last_on'], name='hazards_bil_last_on_078662_idx'),
        ),
        migrations.AddConstraint(
            model_name='bill',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['issued', 'void'])), name='bill_state_known'),
        ),
        migrations.AddConstraint(
            model_name='bill',
            constraint=models.CheckConstraint(condition=models.Q(('paid_yuan__gte', 0), ('paid_yuan__lte', models.F('amount_yuan'))), name='bill_paid_within_amount', violation_error_message='More than is owed cannot be taken. Check the amount.'),
        ),
        migrations.AddConstraint(
            model_name='bill',
            constraint=models.CheckConstraint(condition=models.Q(('last_on__gte', models.F('first_on'))), name='bill_forward'),
        ),
        migrations.AddConstraint(
            model_name='bill',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'void'), _negated=True), models.Q(models.Q(('reason', ''), _negated=True), ('paid_yuan', Decimal('0.00'))), _connector='OR'), name='bill_void_unpaid_and_for_a_reason', violation_error_message='A bill with receipts cannot be void. Take the receipts back first.'),
        ),
        migrations.AddConstraint(
            model_name='bill',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'issued')), fields=('reading',), name='bill_once_per_reading', violation_error_message='This reading is already billed.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bill',
            trigger=pgtrigger.compiler.Trigger(name='bill_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{issued:void}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='661add63ff7d663ff7bb996adf6832ec55fe24f9', operation='UPDATE', pgid='pgtrigger_bill_moves_by_its_table_6ce3e', table='hazards_bill', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bill',
            trigger=pgtrigger.compiler.Trigger(name='bill_amount_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."amount_yuan" IS DISTINCT FROM (NEW."amount_yuan") OR OLD."connection_id" IS DISTINCT FROM (NEW."connection_id") OR OLD."reading_id" IS DISTINCT FROM (NEW."reading_id") OR OLD."volume" IS DISTINCT FROM (NEW."volume"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='695ef5ad19a994277a2b10899cd3ccd72019e33d', operation='UPDATE', pgid='pgtrigger_bill_amount_stays_b69a4', table='hazards_bill', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bill',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_billevent" ("amount_yuan", "connection_id", "due_on", "first_on", "id", "is_as_written", "issued_at", "issued_by_id", "last_on", "paid_yuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reading_id", "reason", "state", "volume") SELECT new_values."amount_yuan", new_values."connection_id", new_values."due_on", new_values."first_on", new_values."id", new_values."is_as_written", new_values."issued_at", new_values."issued_by_id", new_values."last_on", new_values."paid_yuan", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reading_id", new_values."reason", new_values."state", new_values."volume" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1212b97b5e3c50c4c6972fd9333b9c6801799bbf', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_dc7fc', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_bill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bill',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_billevent" ("amount_yuan", "connection_id", "due_on", "first_on", "id", "is_as_written", "issued_at", "issued_by_id", "last_on", "paid_yuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reading_id", "reason", "state", "volume") SELECT new_values."amount_yuan", new_values."connection_id", new_values."due_on", new_values."first_on", new_values."id", new_values."is_as_written", new_values."issued_at", new_values."issued_by_id", new_values."last_on", new_values."paid_yuan", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reading_id", new_values."reason", new_values."state", new_values."volume" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0904fed7d8b3f28d1bd0899db31a5251ae50a6d4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c6151', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_bill', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bill',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_billevent" ("amount_yuan", "connection_id", "due_on", "first_on", "id", "is_as_written", "issued_at", "issued_by_id", "last_on", "paid_yuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reading_id", "reason", "state", "volume") SELECT old_values."amount_yuan", old_values."connection_id", old_values."due_on", old_values."first_on", old_values."id", old_values."is_as_written", old_values."issued_at", old_values."issued_by_id", old_values."last_on", old_values."paid_yuan", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reading_id", old_values."reason", old_values."state", old_values."volume" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c423facf96f10419d2bbad5857d1ae7487658fd6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2283a', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_bill', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='meterround',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='meterround_forward', violation_error_message='The end lies before the beginning.'),
        ),
        migrations.AddConstraint(
            model_name='meterround',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('unit',), name='meterround_one_open', violation_error_message='A meter round is still open. Close it before the next one.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meterround',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_meterroundevent" ("closed_at", "ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "unit_id") SELECT new_values."closed_at", new_values."ends_on", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."starts_on", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cc2752993f972da19e9af6ebf40131a3740089ce', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0a278', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_meterround', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meterround',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_meterroundevent" ("closed_at", "ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "unit_id") SELECT new_values."closed_at", new_values."ends_on", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."starts_on", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='01067836cc56ddc436b078a07562d5c68faa917f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ece35', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_meterround', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meterround',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_meterroundevent" ("closed_at", "ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "unit_id") SELECT old_values."closed_at", old_values."ends_on", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."starts_on", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f88b40d5f1e54c9128e99ab7f25ac1f34556e748', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f2ce3', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_meterround', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meterreadingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='447fa5a656db99f23732a11a88b59605edafa83b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_df57b', table='hazards_meterreadingevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='meterreading',
            index=models.Index(fields=['meter', '-read_on'], name='hazards_met_meter_i_0f18a2_idx'),
        ),
        migrations.AddConstraint(
            model_name='meterreading',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['read', 'estimate'])), name='meterreading_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='meterreading',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['counted', 'review', 'void'])), name='meterreading_state_known'),
        ),
        migrations.AddConstraint(
            model_name='meterreading',
            constraint=models.CheckConstraint(condition=models.Q(('since_on__lte', models.F('read_on'))), name='meterreading_since_before'),
        ),
        migrations.AddConstraint(
            model_name='meterreading',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'void'), _negated=True), models.Q(models.Q(('reason', ''), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='meterreading_void_for_a_reason', violation_error_message='Say why the reading is void.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meterreading',
            trigger=pgtrigger.compiler.Trigger(name='meterreading_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{counted:void,review:counted,review:void}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='0c89dc61acc6cfdd3be90adb66f28e75a27fa56c', operation='UPDATE', pgid='pgtrigger_meterreading_moves_by_its_table_e50c8', table='hazards_meterreading', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meterreading',
            trigger=pgtrigger.compiler.Trigger(name='meterreading_value_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."meter_id" IS DISTINCT FROM (NEW."meter_id") OR OLD."previous" IS DISTINCT FROM (NEW."previous") OR OLD."read_on" IS DISTINCT FROM (NEW."read_on") OR OLD."value" IS DISTINCT FROM (NEW."value") OR OLD."volume" IS DISTINCT FROM (NEW."volume"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='123eece4f00a02fbedb9f0ac6b33c4acd47fb366', operation='UPDATE', pgid='pgtrigger_meterreading_value_stays_3ad14', table='hazards_meterreading', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meterreading',
            trigger=pgtrigger.compiler.Trigger(name='meterreading_follows', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE meter hazards_meter; last RECORD; dial bigint; broken text;', func="\n    SELECT * INTO meter FROM hazards_meter WHERE id = NEW.meter_id FOR UPDATE;\n    SELECT r.value, r.read_on INTO last FROM hazards_meterreading r\n    WHERE r.meter_id = NEW.meter_id AND r.state <> 'void'\n    ORDER BY r.read_on DESC, r.id DESC LIMIT 1;\n    dial := power(10, meter.digits);\n    broken := CASE\n        WHEN NEW.previous <> coalesce(last.value, meter.start_value)\n            THEN 'meterreading_follows_the_last'\n        WHEN NEW.read_on <= last.read_on OR NEW.read_on > meter.removed_on\n            THEN 'meterreading_after_the_last'\n        WHEN NEW.value >= dial THEN 'meterreading_fits_its_dial'\n        WHEN NEW.value < NEW.previous AND NOT NEW.has_rolled\n            THEN 'meterreading_backwards'\n        WHEN NEW.has_rolled AND (NEW.value >= NEW.previous\n            OR NEW.previous * 10 < dial * 9\n            OR (NEW.value + dial - NEW.previous) * 10 > dial)\n            THEN 'meterreading_rolled_over'\n        WHEN NEW.volume <> NEW.value - NEW.previous\n            + CASE WHEN NEW.has_rolled THEN dial ELSE 0 END\n            THEN 'meterreading_volume_right'\n        WHEN NEW.kind = 'estimate' AND 2 <= (\n            SELECT count(*) FILTER (WHERE late.kind = 'estimate') FROM (\n                SELECT r.kind FROM hazards_meterreading r\n                WHERE r.meter_id = NEW.meter_id AND r.state <> 'void'\n                ORDER BY r.read_on DESC LIMIT 2) late)\n            THEN 'meterreading_estimates_in_a_row'\n    END;\n    IF broken IS NOT NULL THEN\n        RAISE EXCEPTION 'this reading does not follow from the last one'\n            USING ERRCODE = 'check_violation', CONSTRAINT = broken;\n    END IF;\n    RETURN NEW;\n", hash='0fc213e692bf9f8836a7575a523c7f14e4d7e302', operation='INSERT', pgid='pgtrigger_meterreading_follows_0de44', table='hazards_meterreading', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meterreading',
            trigger=pgtrigger.compiler.Trigger(name='meterreading_void_last_first', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" = \'void\' AND OLD."state" IS DISTINCT FROM (NEW."state"))', func="\n    IF EXISTS (\n        SELECT 1 FROM hazards_meterreading later\n        WHERE later.meter_id = NEW.meter_id AND later.state <> 'void'\n          AND later.read_on > NEW.read_on\n    ) OR EXISTS (\n        SELECT 1 FROM hazards_bill bill\n        WHERE bill.reading_id = NEW.id AND bill.state <> 'void'\n    ) THEN\n        RAISE EXCEPTION 'a later reading or a bill stands on this reading'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'meterreading_void_last_first';\n    END IF;\n    RETURN NEW;\n", hash='716b287dc9f674a6e40e80ada9c3f8fe593f9c63', operation='UPDATE', pgid='pgtrigger_meterreading_void_last_first_f874e', table='hazards_meterreading', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meterreading',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_meterreadingevent" ("at", "by_id", "client_id", "decided_at", "decided_by_id", "has_rolled", "id", "is_unusual", "kind", "meter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous", "read_on", "reason", "round_id", "since_on", "state", "value", "volume") SELECT new_values."at", new_values."by_id", new_values."client_id", new_values."decided_at", new_values."decided_by_id", new_values."has_rolled", new_values."id", new_values."is_unusual", new_values."kind", new_values."meter_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."previous", new_values."read_on", new_values."reason", new_values."round_id", new_values."since_on", new_values."state", new_values."value", new_values."volume" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='68572f45ad1c0e899851c77a2141d93aaed78fc2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fe827', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_meterreading', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meterreading',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_meterreadingevent" ("at", "by_id", "client_id", "decided_at", "decided_by_id", "has_rolled", "id", "is_unusual", "kind", "meter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous", "read_on", "reason", "round_id", "since_on", "state", "value", "volume") SELECT new_values."at", new_values."by_id", new_values."client_id", new_values."decided_at", new_values."decided_by_id", new_values."has_rolled", new_values."id", new_values."is_unusual", new_values."kind", new_values."meter_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."previous", new_values."read_on", new_values."reason", new_values."round_id", new_values."since_on", new_values."state", new_values."value", new_values."volume" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='301778a1d292ccdc060d0bbe620364202ef8993b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a14ad', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_meterreading', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meterreading',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_meterreadingevent" ("at", "by_id", "client_id", "decided_at", "decided_by_id", "has_rolled", "id", "is_unusual", "kind", "meter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous", "read_on", "reason", "round_id", "since_on", "state", "value", "volume") SELECT old_values."at", old_values."by_id", old_values."client_id", old_values."decided_at", old_values."decided_by_id", old_values."has_rolled", old_values."id", old_values."is_unusual", old_values."kind", old_values."meter_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."previous", old_values."read_on", old_values."reason", old_values."round_id", old_values."since_on", old_values."state", old_values."value", old_values."volume" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ff1a6f153a3abc44f74002af800bc3394f0089e5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d5209', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_meterreading', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meterroundevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b4af7cf177b21da5f8278c23435934153a076a76', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b656b', table='hazards_meterroundevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='nightflow',
            constraint=models.UniqueConstraint(fields=('meter', 'night'), name='nightflow_once', violation_error_message='This night is already measured.'),
        ),
        migrations.AddConstraint(
            model_name='nightflow',
            constraint=models.CheckConstraint(condition=models.Q(('litres_per_hour__gte', 0)), name='nightflow_not_negative'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nightflow',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_nightflowevent" ("by_id", "id", "litres_per_hour", "meter_id", "night", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."by_id", new_values."id", new_values."litres_per_hour", new_values."meter_id", new_values."night", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d5750de7f74a1a90aa67224e4d3ce3a4c288b95d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5536a', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_nightflow', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nightflow',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_nightflowevent" ("by_id", "id", "litres_per_hour", "meter_id", "night", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."by_id", new_values."id", new_values."litres_per_hour", new_values."meter_id", new_values."night", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='369336f3097034d1b9b5dcb46185c9d83d82c272', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f6683', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_nightflow', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nightflow',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_nightflowevent" ("by_id", "id", "litres_per_hour", "meter_id", "night", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."by_id", old_values."id", old_values."litres_per_hour", old_values."meter_id", old_values."night", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ab361985dba119d085e2ae60f6340aeafb504e36', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d6b11', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_nightflow', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nightflowevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9f5c0fc64250ac2b9f338b6fba9b8556fd9d4641', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d3637', table='hazards_nightflowevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='receipt',
            index=models.Index(fields=['paid_on'], name='hazards_rec_paid_on_f62f02_idx'),
        ),
        migrations.AddConstraint(
            model_name='receipt',
            constraint=models.CheckConstraint(condition=models.Q(('method__in', ['cash', 'wechat', 'alipay', 'bank', 'unknown'])), name='receipt_method_known'),
        ),
        migrations.AddConstraint(
            model_name='receipt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount_yuan__gt', 0), ('reverses__isnull', True)), models.Q(('amount_yuan__lt', 0), ('reverses__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='receipt_negative_iff_reversing', violation_error_message='Say why the receipt is taken back.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receipt',
            trigger=pgtrigger.compiler.Trigger(name='receipt_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='953c6bbfe376d8204721fff148265cc2d16a2aeb', operation='UPDATE', pgid='pgtrigger_receipt_written_once_82e2c', table='hazards_receipt', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receipt',
            trigger=pgtrigger.compiler.Trigger(name='receipt_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."ledger_key" IS NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='11149774738eda5e6f6d570cfbc816fa9c483157', operation='DELETE', pgid='pgtrigger_receipt_stays_356a5', table='hazards_receipt', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receipt',
            trigger=pgtrigger.compiler.Trigger(name='receipt_reverses_exactly', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM hazards_receipt first\n        WHERE first.id = NEW.reverses_id AND first.reverses_id IS NULL\n          AND first.connection_id = NEW.connection_id\n          AND first.amount_yuan = -NEW.amount_yuan\n    ) THEN\n        RAISE EXCEPTION 'a reversing row takes back exactly one receipt'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'receipt_reverses_exactly';\n    END IF;\n    RETURN NEW;\n", hash='7843bc78751c9e9f0b3be9248b81d9345c5f9a7d', operation='INSERT', pgid='pgtrigger_receipt_reverses_exactly_d20c3', table='hazards_receipt', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receipt',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_receiptevent" ("amount_yuan", "at", "by_id", "connection_id", "id", "ledger_key", "method", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reverses_id") SELECT new_values."amount_yuan", new_values."at", new_values."by_id", new_values."connection_id", new_values."id", new_values."ledger_key", new_values."method", new_values."paid_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."reverses_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8ecab7b2677c515b1603cce9bc2b31f50c7ea77b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_aeec0', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_receipt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receipt',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_receiptevent" ("amount_yuan", "at", "by_id", "connection_id", "id", "ledger_key", "method", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reverses_id") SELECT new_values."amount_yuan", new_values."at", new_values."by_id", new_values."connection_id", new_values."id", new_values."ledger_key", new_values."method", new_values."paid_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."reverses_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c30afb6864b08b1c0706b9cd80c1156194f16ebb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_89d04', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_receipt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receipt',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_receiptevent" ("amount_yuan", "at", "by_id", "connection_id", "id", "ledger_key", "method", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reverses_id") SELECT old_values."amount_yuan", old_values."at", old_values."by_id", old_values."connection_id", old_values."id", old_values."ledger_key", old_values."method", old_values."paid_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."reverses_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='3d4d55d1ecceee0bd9e34ffd2f442676e247972f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_5666f', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_receipt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receiptevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='80e72061453cb89b0875fc619d7d430113daab48', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_81cd5', table='hazards_receiptevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='receiptline',
            constraint=models.UniqueConstraint(fields=('receipt', 'bill'), name='receiptline_once'),
        ),
        migrations.AddConstraint(
            model_name='receiptline',
            constraint=models.CheckConstraint(condition=models.Q(('amount_yuan', Decimal('0.00')), _negated=True), name='receiptline_not_nothing'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receiptline',
            trigger=pgtrigger.compiler.Trigger(name='receiptline_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='219d2cb2d1ff09a8656415c442e852e9c8ee0194', operation='UPDATE', pgid='pgtrigger_receiptline_written_once_40ac0', table='hazards_receiptline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receiptline',
            trigger=pgtrigger.compiler.Trigger(name='receiptline_of_its_own', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_receipt receipt\n        JOIN hazards_bill bill ON bill.connection_id = receipt.connection_id\n        WHERE receipt.id = NEW.receipt_id AND bill.id = NEW.bill_id\n          AND bill.state = 'issued'\n          AND sign(receipt.amount_yuan) = sign(NEW.amount_yuan)\n    ) THEN\n        RAISE EXCEPTION 'a payment is put on bills of its own household'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'receiptline_of_its_own';\n    END IF;\n    RETURN NEW;\n", hash='650d2d241c02d261045c41297a961a724dc73c79', operation='INSERT', pgid='pgtrigger_receiptline_of_its_own_31638', table='hazards_receiptline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receiptline',
            trigger=pgtrigger.compiler.Trigger(name='receiptline_sums_to_its_receipt', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT 1 FROM hazards_receipt whole\n        WHERE whole.id IN (SELECT added.receipt_id FROM added)\n          AND whole.amount_yuan <> (\n            SELECT sum(line.amount_yuan) FROM hazards_receiptline line\n            WHERE line.receipt_id = whole.id)\n    ) THEN\n        RAISE EXCEPTION 'the lines do not sum to the whole'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'receiptline_sums_to_its_receipt';\n    END IF;\n    RETURN NULL;\n", hash='fd35101f276ee2d85dd50d6521348061dde4ebf9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_receiptline_sums_to_its_receipt_856c2', referencing='REFERENCING NEW TABLE AS added ', table='hazards_receiptline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receiptline',
            trigger=pgtrigger.compiler.Trigger(name='receiptline_pays_its_bill', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    UPDATE hazards_bill bill SET paid_yuan = bill.paid_yuan + moved.amount\n    FROM (SELECT bill_id, sum(amount_yuan) AS amount FROM added GROUP BY bill_id) moved\n    WHERE bill.id = moved.bill_id;\n    RETURN NULL;\n', hash='bbfa5e2c685d9b8e71b32d30256b1d11327bfd8c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_receiptline_pays_its_bill_5f234', referencing='REFERENCING NEW TABLE AS added ', table='hazards_receiptline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receiptline',
            trigger=pgtrigger.compiler.Trigger(name='receiptline_gone_pays_back', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    UPDATE hazards_bill bill SET paid_yuan = bill.paid_yuan - moved.amount\n    FROM (SELECT bill_id, sum(amount_yuan) AS amount FROM gone GROUP BY bill_id) moved\n    WHERE bill.id = moved.bill_id;\n    RETURN NULL;\n', hash='34e1a30ec97b1dd0f14916ce5355912fb1579d7f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_receiptline_gone_pays_back_ed1b4', referencing='REFERENCING OLD TABLE AS gone ', table='hazards_receiptline', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='rectification',
            constraint=models.UniqueConstraint(fields=('hazard', 'round'), name='rectification_once_a_round'),
        ),
        migrations.AddConstraint(
            model_name='rectification',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='rectification_says_what'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rectification',
            trigger=pgtrigger.compiler.Trigger(name='rectification_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6d29d4e70dfea8e08b8026d81b7ab172f3201edf', operation='UPDATE OR DELETE', pgid='pgtrigger_rectification_written_once_a3726', table='hazards_rectification', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='relocationnote',
            constraint=models.UniqueConstraint(fields=('order', 'stay'), name='relocationnote_once_a_stay'),
        ),
        migrations.AddConstraint(
            model_name='relocationnote',
            constraint=models.CheckConstraint(condition=models.Q(('choice__in', ['', 'relatives', 'other_rental', 'employer', 'community', 'shelter', 'home', 'unknown'])), name='relocationnote_choice_known'),
        ),
        migrations.AddConstraint(
            model_name='relocationnote',
            constraint=models.CheckConstraint(condition=models.Q(('options__contained_by', ['relatives', 'other_rental', 'employer', 'community', 'shelter', 'home', 'unknown'])), name='relocationnote_options_known'),
        ),
        migrations.AddConstraint(
            model_name='relocationnote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('choice', ''), ('first_look_on__isnull', True), ('left_on__isnull', True), ('second_look_on__isnull', True)), models.Q(models.Q(('choice', ''), _negated=True), ('first_look_on__gt', models.F('left_on')), ('left_on__isnull', False), ('noted_by__isnull', False), ('second_look_on__gt', models.F('first_look_on'))), _connector='OR'), name='relocationnote_chosen_whole'),
        ),
        migrations.AddConstraint(
            model_name='relocationnote',
            constraint=models.CheckConstraint(condition=models.Q(('choice', ''), ('choice', 'unknown'), models.Q(('options__len', 0), _negated=True), _connector='OR'), name='relocationnote_chosen_among_offers', violation_error_message='Say what was offered.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relocationnote',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_relocationnoteevent" ("choice", "first_look_on", "found_at", "id", "left_on", "noted_by_id", "options", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "second_look_on", "stay_id") SELECT new_values."choice", new_values."first_look_on", new_values."found_at", new_values."id", new_values."left_on", new_values."noted_by_id", new_values."options", new_values."order_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."second_look_on", new_values."stay_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='38ac53d6c2dd4c8a2db4bd4cdd067d0e47d0c755', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9ddfb', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_relocationnote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relocationnote',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_relocationnoteevent" ("choice", "first_look_on", "found_at", "id", "left_on", "noted_by_id", "options", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "second_look_on", "stay_id") SELECT new_values."choice", new_values."first_look_on", new_values."found_at", new_values."id", new_values."left_on", new_values."noted_by_id", new_values."options", new_values."order_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."second_look_on", new_values."stay_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b34f53e48d8dc047b200a4500f84630bbb084bed', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7fcd2', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_relocationnote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relocationnote',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_relocationnoteevent" ("choice", "first_look_on", "found_at", "id", "left_on", "noted_by_id", "options", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "second_look_on", "stay_id") SELECT old_values."choice", old_values."first_look_on", old_values."found_at", old_values."id", old_values."left_on", old_values."noted_by_id", old_values."options", old_values."order_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."second_look_on", old_values."stay_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='48e988c63c63cf8c89ba6356fe089961f1e3dddb', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_7d560', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_relocationnote', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='relocationlook',
            constraint=models.CheckConstraint(condition=models.Q(('turn__in', [1, 2])), name='relocationlook_first_or_second'),
        ),
        migrations.AddConstraint(
            model_name='relocationlook',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['settled', 'unsafe', 'lost'])), name='relocationlook_outcome_known'),
        ),
        migrations.AddConstraint(
            model_name='relocationlook',
            constraint=models.UniqueConstraint(fields=('note', 'turn'), name='relocationlook_once_a_turn'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relocationlook',
            trigger=pgtrigger.compiler.Trigger(name='relocationlook_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='eec9029e8f9ab3c193f5e5ead92962ac51dabc67', operation='UPDATE', pgid='pgtrigger_relocationlook_written_once_ea42c', table='hazards_relocationlook', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relocationnoteevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='939619d3a1ba35414f781c1b8d4c4874676a376a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e9add', table='hazards_relocationnoteevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='relook',
            index=models.Index(condition=models.Q(('result', '')), fields=['looks_from'], name='relook_open'),
        ),
        migrations.AddConstraint(
            model_name='relook',
            constraint=models.UniqueConstraint(fields=('hazard', 'number'), name='relook_number_once'),
        ),
        migrations.AddConstraint(
            model_name='relook',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('looks_from'))), name='relook_due_after_begin'),
        ),
        migrations.AddConstraint(
            model_name='relook',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['', 'sound', 'back', 'again', 'gone'])), name='relook_result_known'),
        ),
        migrations.AddConstraint(
            model_name='relook',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', True), ('done_by__isnull', True), ('result', '')), models.Q(models.Q(('result', ''), _negated=True), ('done_at__isnull', False)), _connector='OR'), name='relook_open_or_settled'),
        ),
        migrations.AddConstraint(
            model_name='relook',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('result__in', ('sound', 'back')), _negated=True), ('done_by__isnull', False), _connector='OR'), name='relook_looked_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='relook',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('relapse__isnull', False), ('result', 'back')), models.Q(models.Q(('result', 'back'), _negated=True), ('relapse__isnull', True)), _connector='OR'), name='relook_relapse_iff_back'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relook',
            trigger=pgtrigger.compiler.Trigger(name='relook_of_cleared', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_hazard hazard\n        WHERE hazard.id = NEW.hazard_id AND hazard.status = 'cleared'\n    ) THEN\n        RAISE EXCEPTION 'only a cleared hazard is looked at again'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'relook_of_cleared';\n    END IF;\n    RETURN NEW;\n", hash='97964656422f3a2a2c06d26c206358dba4d1df59', operation='INSERT', pgid='pgtrigger_relook_of_cleared_b9a26', table='hazards_relook', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relook',
            trigger=pgtrigger.compiler.Trigger(name='relook_relapse_there', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.relapse_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM hazards_hazard relapse, hazards_hazard hazard\n        WHERE relapse.id = NEW.relapse_id AND hazard.id = NEW.hazard_id\n          AND relapse.site_id = hazard.site_id\n    ) THEN\n        RAISE EXCEPTION 'a relapse is found at the site of its hazard'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'relook_relapse_there';\n    END IF;\n    RETURN NEW;\n", hash='bea3aada7172e0b6e7c3041ef69ce781c4ddf5ab', operation='INSERT OR UPDATE OF "relapse_id"', pgid='pgtrigger_relook_relapse_there_b3f3d', table='hazards_relook', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relook',
            trigger=pgtrigger.compiler.Trigger(name='relook_plan_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."hazard_id" IS DISTINCT FROM (NEW."hazard_id") OR OLD."looks_from" IS DISTINCT FROM (NEW."looks_from") OR OLD."number" IS DISTINCT FROM (NEW."number"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='455153742eaac94ec65a070afd57e7f3a015af49', operation='UPDATE', pgid='pgtrigger_relook_plan_stays_a1b1b', table='hazards_relook', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relook',
            trigger=pgtrigger.compiler.Trigger(name='relook_settled_for_good', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (OLD."result" = \'\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='134008ffdb313e25c181698ad580b30bb51fd883', operation='UPDATE', pgid='pgtrigger_relook_settled_for_good_41cd2', table='hazards_relook', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relook',
            trigger=pgtrigger.compiler.Trigger(name='relook_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='579e2397f6bb8701383df3af163c5e5a23272791', operation='DELETE', pgid='pgtrigger_relook_stays_000fc', table='hazards_relook', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relook',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_relookevent" ("done_at", "done_by_id", "due_on", "hazard_id", "id", "looks_from", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relapse_id", "result", "text") SELECT new_values."done_at", new_values."done_by_id", new_values."due_on", new_values."hazard_id", new_values."id", new_values."looks_from", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."relapse_id", new_values."result", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0ad382b4a0ccf951c90b40cd90c624029878803c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_27eea', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_relook', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relook',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_relookevent" ("done_at", "done_by_id", "due_on", "hazard_id", "id", "looks_from", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relapse_id", "result", "text") SELECT new_values."done_at", new_values."done_by_id", new_values."due_on", new_values."hazard_id", new_values."id", new_values."looks_from", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."relapse_id", new_values."result", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e8ff3d16366901758911f33f59b26e9bd2a68fab', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c1731', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_relook', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relook',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_relookevent" ("done_at", "done_by_id", "due_on", "hazard_id", "id", "looks_from", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relapse_id", "result", "text") SELECT old_values."done_at", old_values."done_by_id", old_values."due_on", old_values."hazard_id", old_values."id", old_values."looks_from", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."relapse_id", old_values."result", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='76e5d51c7f0e22acfb478fd5ab097f0232901a2b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_631c3', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_relook', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relookevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='81964d91cf814a70d11dbbb41b5d9ffdb9c13f16', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_affec', table='hazards_relookevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='repairphoto',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['before', 'after'])), name='repairphoto_stage_known'),
        ),
        migrations.AddConstraint(
            model_name='repairphoto',
            constraint=models.UniqueConstraint(fields=('repair', 'file'), name='repairphoto_once'),
        ),
        migrations.AddConstraint(
            model_name='roofrecord',
            constraint=models.CheckConstraint(condition=models.Q(('step__in', ['found', 'vacated', 'sealed', 'demolished'])), name='roofrecord_step_known'),
        ),
        migrations.AddConstraint(
            model_name='roofrecord',
            constraint=models.UniqueConstraint(fields=('stop', 'step'), name='roofrecord_once'),
        ),
        migrations.AddConstraint(
            model_name='roofrecord',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('step__in', ('sealed', 'demolished')), _negated=True), ('has_escape_route', True), _connector='OR'), name='roofrecord_ends_with_escape_route', violation_error_message='First confirm that an escape route remains.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roofrecord',
            trigger=pgtrigger.compiler.Trigger(name='roofrecord_vacated_first', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."step" IN (\'sealed\', \'demolished\'))', func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_roofrecord earlier\n        WHERE earlier.stop_id = NEW.stop_id AND earlier.step = 'vacated'\n          AND earlier.on <= NEW.on\n    ) THEN\n        RAISE EXCEPTION 'people leave a rooftop before it is closed or demolished'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'roofrecord_vacated_first';\n    END IF;\n    RETURN NEW;\n", hash='f1f70fd2377762cda48b1500dd23e073dbe7daff', operation='INSERT OR UPDATE', pgid='pgtrigger_roofrecord_vacated_first_11e82', table='hazards_roofrecord', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roofrecord',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_roofrecordevent" ("by_id", "has_escape_route", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "step", "stop_id") SELECT new_values."by_id", new_values."has_escape_route", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."step", new_values."stop_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fb724e2eeeca46f2849b9ca03367924c662b3afa', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d837b', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_roofrecord', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roofrecord',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_roofrecordevent" ("by_id", "has_escape_route", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "step", "stop_id") SELECT new_values."by_id", new_values."has_escape_route", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."step", new_values."stop_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a27576884e95e020323326b2823dcc0519f12d0d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_27ae3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_roofrecord', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roofrecord',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_roofrecordevent" ("by_id", "has_escape_route", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "step", "stop_id") SELECT old_values."by_id", old_values."has_escape_route", old_values."id", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."step", old_values."stop_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1f9f879c4aac1b86089f5ab18a626276153eab35', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c30fe', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_roofrecord', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roofrecordevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1d87b95a72a6f6a0b38408d981b02b8e09b3ff68', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_17375', table='hazards_roofrecordevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='round',
            index=models.Index(fields=['on', 'state'], name='hazards_rou_on_479936_idx'),
        ),
        migrations.AddIndex(
            model_name='round',
            index=models.Index(fields=['window_ends_at'], name='hazards_rou_window__0706b2_idx'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.UniqueConstraint(fields=('unit', 'on', 'half'), name='round_once_per_half'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('half__in', ['morning', 'afternoon'])), name='round_half_known'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['due', 'started', 'finished'])), name='round_state_known'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('move_reason__in', ['', 'leave', 'swap', 'other'])), name='round_move_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('opens_at__lte', models.F('window_starts_at')), ('window_ends_at__lte', models.F('day_ends_at')), ('window_starts_at__lt', models.F('window_ends_at'))), name='round_window_forward'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('finished_at__isnull', True), ('started_at__isnull', True), ('state', 'due'), ('walked_by__isnull', True)), models.Q(('finished_at__isnull', True), ('started_at__isnull', False), ('state', 'started'), ('walked_by__isnull', False)), models.Q(('finished_at__gte', models.F('started_at')), ('started_at__isnull', False), ('state', 'finished'), ('walked_by__isnull', False)), _connector='OR'), name='round_times_fit_state'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('started_at__isnull', True), ('started_at__gte', models.F('opens_at')), _connector='OR'), name='round_not_before_it_opens'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('stand_in__isnull', True), models.Q(('move_reason', ''), _negated=True), _connector='OR'), name='round_stand_in_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('stand_in__isnull', True), ('worker__isnull', True), models.Q(('stand_in', models.F('worker')), _negated=True), _connector='OR'), name='round_stand_in_is_another'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='round_state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{due:started,started:finished}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='06519178a2277b75afc6e69bf210ebd56807110b', operation='UPDATE', pgid='pgtrigger_round_state_moves_1fa9d', table='hazards_round', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='round_finished_when_answered', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" = \'finished\')', func="\n                    IF EXISTS (\n                        SELECT 1 FROM hazards_stop stop\n                        WHERE stop.round_id = NEW.id AND stop.answer = ''\n                    ) THEN\n                        RAISE EXCEPTION 'a stop has neither an answer nor a reason'\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'round_finished_when_answered';\n                    END IF;\n                    RETURN NEW;\n                ", hash='ab2f539dc1721668f880b7ee14a1c6c0504f4c4f', operation='UPDATE OF "state"', pgid='pgtrigger_round_finished_when_answered_75da8', table='hazards_round', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_roundevent" ("day_ends_at", "entered_later", "finished_at", "half", "id", "move_reason", "note", "on", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand_in_id", "started_at", "state", "unit_id", "walked_by_id", "window_ends_at", "window_starts_at", "worker_id") SELECT new_values."day_ends_at", new_values."entered_later", new_values."finished_at", new_values."half", new_values."id", new_values."move_reason", new_values."note", new_values."on", new_values."opens_at", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."stand_in_id", new_values."started_at", new_values."state", new_values."unit_id", new_values."walked_by_id", new_values."window_ends_at", new_values."window_starts_at", new_values."worker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f38e131f7c93cbac4220b30101565ebc2fb2b6c8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e7ee5', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_round', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_roundevent" ("day_ends_at", "entered_later", "finished_at", "half", "id", "move_reason", "note", "on", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand_in_id", "started_at", "state", "unit_id", "walked_by_id", "window_ends_at", "window_starts_at", "worker_id") SELECT new_values."day_ends_at", new_values."entered_later", new_values."finished_at", new_values."half", new_values."id", new_values."move_reason", new_values."note", new_values."on", new_values."opens_at", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."stand_in_id", new_values."started_at", new_values."state", new_values."unit_id", new_values."walked_by_id", new_values."window_ends_at", new_values."window_starts_at", new_values."worker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='87a8c761dd6707481354227ee1e045bee8bbd8da', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fa6a4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_round', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='round',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_roundevent" ("day_ends_at", "entered_later", "finished_at", "half", "id", "move_reason", "note", "on", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand_in_id", "started_at", "state", "unit_id", "walked_by_id", "window_ends_at", "window_starts_at", "worker_id") SELECT old_values."day_ends_at", old_values."entered_later", old_values."finished_at", old_values."half", old_values."id", old_values."move_reason", old_values."note", old_values."on", old_values."opens_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."stand_in_id", old_values."started_at", old_values."state", old_values."unit_id", old_values."walked_by_id", old_values."window_ends_at", old_values."window_starts_at", old_values."worker_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f33922ee45c344eee46147c8f4930d2147de9ff9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4e08f', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_round', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roundevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c459bee7150794488a7494d2482e75def4fae174', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c90c6', table='hazards_roundevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='segment',
            constraint=models.CheckConstraint(condition=models.Q(('area__in', ['plots', 'farmers', 'dormitory', 'other'])), name='segment_area_known'),
        ),
        migrations.AddConstraint(
            model_name='segment',
            constraint=models.CheckConstraint(condition=models.Q(('laid_year__isnull', True), models.Q(('laid_year__gte', 1900), ('laid_year__lte', 2200)), _connector='OR'), name='segment_year_plausible', violation_error_message='This year cannot be right.'),
        ),
        migrations.AddConstraint(
            model_name='segment',
            constraint=models.UniqueConstraint(fields=('unit', 'name'), name='segment_name_once', violation_error_message='A segment of this name is already there.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='segment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_segmentevent" ("area", "closed_on", "course", "diameter_mm", "id", "laid_year", "length_m", "material", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."area", new_values."closed_on", new_values."course", new_values."diameter_mm", new_values."id", new_values."laid_year", new_values."length_m", new_values."material", new_values."name", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='07ef77305e17a24573a537849acaab21f12ba9a3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_22bb4', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_segment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='segment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_segmentevent" ("area", "closed_on", "course", "diameter_mm", "id", "laid_year", "length_m", "material", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."area", new_values."closed_on", new_values."course", new_values."diameter_mm", new_values."id", new_values."laid_year", new_values."length_m", new_values."material", new_values."name", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='26ba972e856d55e13d38fdd3aaaef54c7b93e9f4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b25e7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_segment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='segment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_segmentevent" ("area", "closed_on", "course", "diameter_mm", "id", "laid_year", "length_m", "material", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."area", old_values."closed_on", old_values."course", old_values."diameter_mm", old_values."id", old_values."laid_year", old_values."length_m", old_values."material", old_values."name", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5b44229d39e20bc78c9aac6ad77a175db558914c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_248c6', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_segment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='repairevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8a703060ec6adbd8951cfa00938dcaa55e061b70', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f961e', table='hazards_repairevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='repair',
            index=models.Index(fields=['unit', 'state'], name='hazards_rep_unit_id_fe7fa9_idx'),
        ),
        migrations.AddConstraint(
            model_name='repair',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['burst', 'leak', 'valve', 'meter', 'no_water', 'other'])), name='repair_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='repair',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['reported', 'assigned', 'done', 'accepted', 'void'])), name='repair_state_known'),
        ),
        migrations.AddConstraint(
            model_name='repair',
            constraint=models.CheckConstraint(condition=models.Q(('cause__in', ['unknown', 'age', 'force', 'joint', 'frost', 'hammer'])), name='repair_cause_known'),
        ),
        migrations.AddConstraint(
            model_name='repair',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), models.Q(('accepted_at__isnull', False), ('accepted_by__isnull', False), models.Q(('accepted_by', models.F('done_by')), _negated=True)), _connector='OR'), name='repair_accepted_by_another', violation_error_message='Another person than the one who reported it done has to accept the repair.'),
        ),
        migrations.AddConstraint(
            model_name='repair',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'void'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='repair_void_for_a_reason', violation_error_message='Say why the report is void.'),
        ),
        migrations.AddConstraint(
            model_name='repair',
            constraint=models.CheckConstraint(condition=models.Q(('restored_at__isnull', True), ('shut_at__isnull', True), ('restored_at__gte', models.F('shut_at')), _connector='OR'), name='repair_restored_after_shut', violation_error_message='The water cannot come back before it was turned off.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='repair',
            trigger=pgtrigger.compiler.Trigger(name='repair_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{assigned:done,assigned:void,done:accepted,done:assigned,reported:assigned,reported:void}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='ea6408f1a7b6a45fd9edb82080e9c076baa4fca8', operation='UPDATE', pgid='pgtrigger_repair_moves_by_its_table_9805b', table='hazards_repair', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='repair',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_repairevent" ("accepted_at", "accepted_by_id", "cause", "client_id", "connection_id", "done_at", "done_by_id", "done_text", "households_off", "id", "kind", "lost_m3", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "repairer", "reported_at", "reported_by_id", "restored_at", "segment_id", "shut_at", "state", "text", "unit_id") SELECT new_values."accepted_at", new_values."accepted_by_id", new_values."cause", new_values."client_id", new_values."connection_id", new_values."done_at", new_values."done_by_id", new_values."done_text", new_values."households_off", new_values."id", new_values."kind", new_values."lost_m3", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."reason", new_values."repairer", new_values."reported_at", new_values."reported_by_id", new_values."restored_at", new_values."segment_id", new_values."shut_at", new_values."state", new_values."text", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bd651e3f3ffdce55e2d1222d1ee650493ff52125', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_20f58', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_repair', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='repair',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_repairevent" ("accepted_at", "accepted_by_id", "cause", "client_id", "connection_id", "done_at", "done_by_id", "done_text", "households_off", "id", "kind", "lost_m3", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "repairer", "reported_at", "reported_by_id", "restored_at", "segment_id", "shut_at", "state", "text", "unit_id") SELECT new_values."accepted_at", new_values."accepted_by_id", new_values."cause", new_values."client_id", new_values."connection_id", new_values."done_at", new_values."done_by_id", new_values."done_text", new_values."households_off", new_values."id", new_values."kind", new_values."lost_m3", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."reason", new_values."repairer", new_values."reported_at", new_values."reported_by_id", new_values."restored_at", new_values."segment_id", new_values."shut_at", new_values."state", new_values."text", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='06b19792c62691f06aa1a74a1af6e5b1049b0ee5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1ff50', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_repair', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='repair',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_repairevent" ("accepted_at", "accepted_by_id", "cause", "client_id", "connection_id", "done_at", "done_by_id", "done_text", "households_off", "id", "kind", "lost_m3", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "repairer", "reported_at", "reported_by_id", "restored_at", "segment_id", "shut_at", "state", "text", "unit_id") SELECT old_values."accepted_at", old_values."accepted_by_id", old_values."cause", old_values."client_id", old_values."connection_id", old_values."done_at", old_values."done_by_id", old_values."done_text", old_values."households_off", old_values."id", old_values."kind", old_values."lost_m3", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."reason", old_values."repairer", old_values."reported_at", old_values."reported_by_id", old_values."restored_at", old_values."segment_id", old_values."shut_at", old_values."state", old_values."text", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='782a7c1261ecafdec6562d70909147bc0b558511', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_6f14b', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_repair', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outageevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e161556c9ba11cfb62d84fcc9386913382cfed11', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b5817', table='hazards_outageevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='outage',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['planned', 'emergency'])), name='outage_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='outage',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='outage_forward', violation_error_message='The end lies before the beginning.'),
        ),
        migrations.AddConstraint(
            model_name='outage',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'emergency'), ('starts_at__gte', django.db.models.expressions.CombinedExpression(models.F('announced_at'), '+', models.Value(datetime.timedelta(days=1)))), _connector='OR'), name='outage_planned_announced_a_day_ahead', violation_error_message='A planned outage is announced at least 24 hours ahead. Choose a later start, or say that it is an emergency.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outage',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_outageevent" ("announced_at", "by_id", "cause", "ends_at", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "segment_id", "starts_at", "unit_id") SELECT new_values."announced_at", new_values."by_id", new_values."cause", new_values."ends_at", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."places", new_values."segment_id", new_values."starts_at", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fbe6d4d0e2f42fc79df90c3d6f076eb309b66815', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_670f1', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_outage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outage',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_outageevent" ("announced_at", "by_id", "cause", "ends_at", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "segment_id", "starts_at", "unit_id") SELECT new_values."announced_at", new_values."by_id", new_values."cause", new_values."ends_at", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."places", new_values."segment_id", new_values."starts_at", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='596c71895103775eb047aade3578c063c7804fde', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9e260', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_outage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outage',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_outageevent" ("announced_at", "by_id", "cause", "ends_at", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "segment_id", "starts_at", "unit_id") SELECT old_values."announced_at", old_values."by_id", old_values."cause", old_values."ends_at", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."places", old_values."segment_id", old_values."starts_at", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d6217bd6d7710ed0bf853d5068c3d0498ffbcd59', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_dc8b2', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_outage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='segmentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ad6986759a5bd5f6c2750e50e8cf2b7be9bb7d41', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5fd9b', table='hazards_segmentevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='site',
            index=models.Index(fields=['unit', 'kind'], name='hazards_sit_unit_id_946b2e_idx'),
        ),
        migrations.AddConstraint(
            model_name='site',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['small_hotel', 'group_rental', 'scrap_yard', 'self_built', 'vacant_due_demolition', 'rooftop_structure', 'ebike_charging', 'electrical', 'lpg', 'fire_lane', 'falling_object', 'street_front', 'water_network'])), name='site_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='site',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), ('closed_on__gte', models.F('known_since')), _connector='OR'), name='site_closed_after_known', violation_error_message='A site cannot be gone before it was known.'),
        ),
        migrations.AddConstraint(
            model_name='site',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('keeper_phone__isnull', True), ('keeper_phone_index__isnull', True)), models.Q(('keeper_phone__isnull', False), ('keeper_phone_index__isnull', False)), _connector='OR'), name='site_phone_found_by_index'),
        ),
        migrations.AddConstraint(
            model_name='site',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_on__isnull', True)), fields=('address', 'kind', 'name', 'keeper_name'), name='site_once', violation_error_message='This site is already registered at this address.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='site',
            trigger=pgtrigger.compiler.Trigger(name='site_unit_from_address', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n                    SELECT address.unit_id INTO NEW.unit_id\n                    FROM places_address address WHERE address.id = NEW.address_id;\n                    RETURN NEW;\n                ', hash='70264749295e5cb3305df83d4a48f40d5738e4eb', operation='INSERT OR UPDATE OF "address_id", "unit_id"', pgid='pgtrigger_site_unit_from_address_40de9', table='hazards_site', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='site',
            trigger=pgtrigger.compiler.Trigger(name='site_kind_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."kind" IS DISTINCT FROM (NEW."kind") AND NOT (OLD."kind" IN (\'small_hotel\', \'group_rental\') AND NEW."kind" IN (\'small_hotel\', \'group_rental\')))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='1b41622981bbd2de2e5075461216b6560497a96c', operation='UPDATE', pgid='pgtrigger_site_kind_stays_55747', table='hazards_site', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='site',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_siteevent" ("address_id", "closed_on", "id", "keeper_name", "keeper_phone", "keeper_phone_index", "kind", "known_since", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qr_code", "source", "unit_id") SELECT new_values."address_id", new_values."closed_on", new_values."id", new_values."keeper_name", new_values."keeper_phone", new_values."keeper_phone_index", new_values."kind", new_values."known_since", new_values."name", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."qr_code", new_values."source", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='23b4071642d1e4b4d209264a6d708043d19feb35', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9c508', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_site', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='site',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_siteevent" ("address_id", "closed_on", "id", "keeper_name", "keeper_phone", "keeper_phone_index", "kind", "known_since", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qr_code", "source", "unit_id") SELECT new_values."address_id", new_values."closed_on", new_values."id", new_values."keeper_name", new_values."keeper_phone", new_values."keeper_phone_index", new_values."kind", new_values."known_since", new_values."name", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."qr_code", new_values."source", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c6483a3860a41fb9bb176a9975ca4b62918d0cd5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ddc67', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_site', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='site',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_siteevent" ("address_id", "closed_on", "id", "keeper_name", "keeper_phone", "keeper_phone_index", "kind", "known_since", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qr_code", "source", "unit_id") SELECT old_values."address_id", old_values."closed_on", old_values."id", old_values."keeper_name", old_values."keeper_phone", old_values."keeper_phone_index", old_values."kind", old_values."known_since", old_values."name", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."qr_code", old_values."source", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='fecd418efad16c71f006dcc38b46c3ff42014a5a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a7441', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_site', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='shopadvice',
            index=models.Index(fields=['site', 'kind', 'at'], name='hazards_sho_site_id_0a0590_idx'),
        ),
        migrations.AddConstraint(
            model_name='shopadvice',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['street', 'front', 'dirt', 'parking', 'sign', 'licence'])), name='shopadvice_kind_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shopadvice',
            trigger=pgtrigger.compiler.Trigger(name='shopadvice_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3174f3e463b2adfdb5ef0c2bc3ea1f392f79dd83', operation='UPDATE OR DELETE', pgid='pgtrigger_shopadvice_written_once_53295', table='hazards_shopadvice', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rooftopfactsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5e1c396a03074c2d5025467caf858a897f4a8822', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b17f1', table='hazards_rooftopfactsevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='rooftopfacts',
            constraint=models.CheckConstraint(condition=models.Q(('disposal__in', ['', 'close', 'remove', 'keep'])), name='rooftopfacts_disposal_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rooftopfacts',
            trigger=pgtrigger.compiler.Trigger(name='rooftopfacts_fit_kind', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_site site\n        WHERE site.id = NEW.site_id AND site.kind IN ('rooftop_structure')\n    ) THEN\n        RAISE EXCEPTION 'these facts do not belong to this kind of site'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'rooftopfacts_fit_kind';\n    END IF;\n    RETURN NEW;\n", hash='573a9df54b8bc01210035a4fced6aea85b04f8c5', operation='INSERT OR UPDATE OF "site_id"', pgid='pgtrigger_rooftopfacts_fit_kind_ba4a7', table='hazards_rooftopfacts', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rooftopfacts',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_rooftopfactsevent" ("area_m2", "disposal", "dwellers", "id", "material", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id") SELECT new_values."area_m2", new_values."disposal", new_values."dwellers", new_values."id", new_values."material", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."site_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9e456b1d2aa7a624894548f682b4f2a10743f017', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fc27b', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_rooftopfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rooftopfacts',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_rooftopfactsevent" ("area_m2", "disposal", "dwellers", "id", "material", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id") SELECT new_values."area_m2", new_values."disposal", new_values."dwellers", new_values."id", new_values."material", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."site_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='deed42dbad3cc0a339ba220b0b8a7a26fcc6bf49', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_aed4b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_rooftopfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rooftopfacts',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_rooftopfactsevent" ("area_m2", "disposal", "dwellers", "id", "material", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id") SELECT old_values."area_m2", old_values."disposal", old_values."dwellers", old_values."id", old_values."material", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."site_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0df5c9d8f9b3790a9ebd9a3578b779662c661f22', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f1c29', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_rooftopfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mappointevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e1351fff95dfec51ceab4fc49f0b05fef963a09f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0c77c', table='hazards_mappointevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='mappoint',
            constraint=models.CheckConstraint(condition=models.Q(('latitude__range', (18, 54)), ('longitude__range', (73, 136))), name='mappoint_in_china', violation_error_message='These degrees do not lie in China. Check them.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mappoint',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_mappointevent" ("id", "latitude", "longitude", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id") SELECT new_values."id", new_values."latitude", new_values."longitude", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."site_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b1f271e27b2a684560c6160ebdd6251af55ebf46', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_54436', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_mappoint', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mappoint',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_mappointevent" ("id", "latitude", "longitude", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id") SELECT new_values."id", new_values."latitude", new_values."longitude", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."site_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7a5178ce8179d74f087ef9d104f741dc00afa486', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c46b2', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_mappoint', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mappoint',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_mappointevent" ("id", "latitude", "longitude", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id") SELECT old_values."id", old_values."latitude", old_values."longitude", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."site_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='49a743c570292c48ccc1b98fe9e11b48b87309e8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e144c', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_mappoint', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='majorjudgementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6cffc0a533982666eab3e90a811356bfe6018e00', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ef8cb', table='hazards_majorjudgementevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='majorjudgement',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['suspected', 'not', 'ask'])), name='majorjudgement_result_known'),
        ),
        migrations.AddConstraint(
            model_name='majorjudgement',
            constraint=models.CheckConstraint(condition=models.Q(('direct__len', 0), ('result', 'suspected'), _connector='OR'), name='majorjudgement_direct_is_suspected'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='majorjudgement',
            trigger=pgtrigger.compiler.Trigger(name='majorjudgement_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f71e0f94e3833ba3c93ea02a0721e15e26980629', operation='UPDATE OR DELETE', pgid='pgtrigger_majorjudgement_stays_f21d3', table='hazards_majorjudgement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='majorjudgement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_majorjudgementevent" ("by_id", "direct", "evacuation", "id", "is_crowded", "on", "other", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "rule_set_id", "site_id") SELECT new_values."by_id", new_values."direct", new_values."evacuation", new_values."id", new_values."is_crowded", new_values."on", new_values."other", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."result", new_values."rule_set_id", new_values."site_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='77b2675b5de269824b6ddf68c95dc8c1195ac202', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bbd0d', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_majorjudgement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='majorjudgement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_majorjudgementevent" ("by_id", "direct", "evacuation", "id", "is_crowded", "on", "other", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "rule_set_id", "site_id") SELECT new_values."by_id", new_values."direct", new_values."evacuation", new_values."id", new_values."is_crowded", new_values."on", new_values."other", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."result", new_values."rule_set_id", new_values."site_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='86e55ddd634773bed9f60452be2e11cf3a6ca57a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3f990', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_majorjudgement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='majorjudgement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_majorjudgementevent" ("by_id", "direct", "evacuation", "id", "is_crowded", "on", "other", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "rule_set_id", "site_id") SELECT old_values."by_id", old_values."direct", old_values."evacuation", old_values."id", old_values."is_crowded", old_values."on", old_values."other", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."result", old_values."rule_set_id", old_values."site_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0c76c8077aa4e91c55ec5d4c576cf21506c864ff', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4c728', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_majorjudgement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lodgingfactsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dceb96aeab2a7f09f18b8a9b2e19d45b53304446', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ef775', table='hazards_lodgingfactsevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lodgingfacts',
            trigger=pgtrigger.compiler.Trigger(name='lodgingfacts_fit_kind', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_site site\n        WHERE site.id = NEW.site_id AND site.kind IN ('small_hotel', 'group_rental')\n    ) THEN\n        RAISE EXCEPTION 'these facts do not belong to this kind of site'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'lodgingfacts_fit_kind';\n    END IF;\n    RETURN NEW;\n", hash='d9c02c6f6328560c8dc81b5935b5a065d079fcc4', operation='INSERT OR UPDATE OF "site_id"', pgid='pgtrigger_lodgingfacts_fit_kind_51a2f', table='hazards_lodgingfacts', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lodgingfacts',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_lodgingfactsevent" ("area_m2", "beds", "floors", "guest_register", "has_business_licence", "has_hotel_permit", "id", "occupants", "partition", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rooms", "site_id") SELECT new_values."area_m2", new_values."beds", new_values."floors", new_values."guest_register", new_values."has_business_licence", new_values."has_hotel_permit", new_values."id", new_values."occupants", new_values."partition", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."rooms", new_values."site_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cdd1189582b4245d2fd43c6a1bebc3945379775f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_04950', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_lodgingfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lodgingfacts',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_lodgingfactsevent" ("area_m2", "beds", "floors", "guest_register", "has_business_licence", "has_hotel_permit", "id", "occupants", "partition", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rooms", "site_id") SELECT new_values."area_m2", new_values."beds", new_values."floors", new_values."guest_register", new_values."has_business_licence", new_values."has_hotel_permit", new_values."id", new_values."occupants", new_values."partition", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."rooms", new_values."site_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='36b06c28ddbd5cc686a47bf845c733b5c3ec8c84', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a9763', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_lodgingfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lodgingfacts',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_lodgingfactsevent" ("area_m2", "beds", "floors", "guest_register", "has_business_licence", "has_hotel_permit", "id", "occupants", "partition", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rooms", "site_id") SELECT old_values."area_m2", old_values."beds", old_values."floors", old_values."guest_register", old_values."has_business_licence", old_values."has_hotel_permit", old_values."id", old_values."occupants", old_values."partition", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rooms", old_values."site_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='89aaea803b2bf02719bcf6ac96a5458f64985e4d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_93b89', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_lodgingfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='licenceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d22ef5e80b7e2461239ad61fa7b4ad8af0ff5a8f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e4835', table='hazards_licenceevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='licence',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['business', 'food', 'special', 'fire', 'health', 'other'])), name='licence_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='licence',
            constraint=models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('seen_on')), _connector='OR'), name='licence_replaced_after_shown'),
        ),
        migrations.AddConstraint(
            model_name='licence',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True), models.Q(('kind', 'other'), _negated=True)), fields=('site', 'kind'), name='licence_once_of_a_kind'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='licence',
            trigger=pgtrigger.compiler.Trigger(name='licence_as_shown', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."seen_by_id" IS DISTINCT FROM (NEW."seen_by_id") OR OLD."seen_on" IS DISTINCT FROM (NEW."seen_on") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='c2c4029f729f4ae6ab1178909c50dd473237c0d7', operation='UPDATE', pgid='pgtrigger_licence_as_shown_846f8', table='hazards_licence', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='licence',
            trigger=pgtrigger.compiler.Trigger(name='licence_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='2e5f2df19cf0dc6b4c35bbe4346a61ffb67923a3', operation='DELETE', pgid='pgtrigger_licence_stays_303d3', table='hazards_licence', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='licence',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_licenceevent" ("ended_on", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_by_id", "seen_on", "site_id", "valid_to") SELECT new_values."ended_on", new_values."id", new_values."kind", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."seen_by_id", new_values."seen_on", new_values."site_id", new_values."valid_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f24ffaac28ed59b53daa1cc3efa99a0e9b119799', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_94735', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_licence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='licence',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_licenceevent" ("ended_on", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_by_id", "seen_on", "site_id", "valid_to") SELECT new_values."ended_on", new_values."id", new_values."kind", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."seen_by_id", new_values."seen_on", new_values."site_id", new_values."valid_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='22824c80ad7305bca85c0dd019007322b6bcf77f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_cbe1e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_licence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='licence',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_licenceevent" ("ended_on", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_by_id", "seen_on", "site_id", "valid_to") SELECT old_values."ended_on", old_values."id", old_values."kind", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."seen_by_id", old_values."seen_on", old_values."site_id", old_values."valid_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='08708c787e959f475a15f831c9ab047eaed01881', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f5b36', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_licence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ledgernoteevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f24244cb6e46c4323bc547543ea49d8efded5519', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_50e51', table='hazards_ledgernoteevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='ledgernote',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['offered', 'opened', 'dismissed'])), name='ledgernote_state_known'),
        ),
        migrations.AddConstraint(
            model_name='ledgernote',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='ledgernote_has_text'),
        ),
        migrations.AddConstraint(
            model_name='ledgernote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('hazard__isnull', False), ('state', 'opened')), models.Q(models.Q(('state', 'opened'), _negated=True), ('hazard__isnull', True)), _connector='OR'), name='ledgernote_hazard_iff_opened'),
        ),
        migrations.AddConstraint(
            model_name='ledgernote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'offered')), models.Q(models.Q(('state', 'offered'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='ledgernote_decided_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='ledgernote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'dismissed'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='ledgernote_dismissed_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='ledgernote',
            constraint=models.UniqueConstraint(fields=('site', 'noted_on', 'text'), name='ledgernote_once', nulls_distinct=False),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ledgernote',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_ledgernoteevent" ("decided_at", "decided_by_id", "due_text", "hazard_id", "id", "noted_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "site_id", "state", "text") SELECT new_values."decided_at", new_values."decided_by_id", new_values."due_text", new_values."hazard_id", new_values."id", new_values."noted_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."site_id", new_values."state", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='119017f36c758ed65c585fa429795126dd421665', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_319ea', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_ledgernote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ledgernote',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_ledgernoteevent" ("decided_at", "decided_by_id", "due_text", "hazard_id", "id", "noted_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "site_id", "state", "text") SELECT new_values."decided_at", new_values."decided_by_id", new_values."due_text", new_values."hazard_id", new_values."id", new_values."noted_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."site_id", new_values."state", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1125e6b7de004e32c92d75549dd8556e84cf1cab', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fb572', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_ledgernote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ledgernote',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_ledgernoteevent" ("decided_at", "decided_by_id", "due_text", "hazard_id", "id", "noted_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "site_id", "state", "text") SELECT old_values."decided_at", old_values."decided_by_id", old_values."due_text", old_values."hazard_id", old_values."id", old_values."noted_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."site_id", old_values."state", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b9ad3b5f49edc209025212840b68a011d1db5f7b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_82384', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_ledgernote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lanefactsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a952236dffe5fc5dcf60c0e1d5cee78d0a065b82', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_685c3', table='hazards_lanefactsevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lanefacts',
            trigger=pgtrigger.compiler.Trigger(name='lanefacts_fit_kind', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_site site\n        WHERE site.id = NEW.site_id AND site.kind IN ('fire_lane')\n    ) THEN\n        RAISE EXCEPTION 'these facts do not belong to this kind of site'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'lanefacts_fit_kind';\n    END IF;\n    RETURN NEW;\n", hash='0e6f9cd4f7972cc658284607533cd1244d43913e', operation='INSERT OR UPDATE OF "site_id"', pgid='pgtrigger_lanefacts_fit_kind_44e2f', table='hazards_lanefacts', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lanefacts',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_lanefactsevent" ("height_m", "hydrants", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "width_m") SELECT new_values."height_m", new_values."hydrants", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."site_id", new_values."width_m" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='88b94102f2dea0818b7fb72384f07d74aa6edf99', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_70ea7', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_lanefacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lanefacts',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_lanefactsevent" ("height_m", "hydrants", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "width_m") SELECT new_values."height_m", new_values."hydrants", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."site_id", new_values."width_m" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bb73c7d23694521408dd2bea2b84d22bfe491633', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8a526', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_lanefacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lanefacts',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_lanefactsevent" ("height_m", "hydrants", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "width_m") SELECT old_values."height_m", old_values."hydrants", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."site_id", old_values."width_m" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='252e76fd97d726e61f5516e151fbe02752a21cd3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e0cc6', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_lanefacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keysiteevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a56e9882349afb50920bfe1580f278e07afd3b90', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b7460', table='hazards_keysiteevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='keysite',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='keysite_says_why'),
        ),
        migrations.AddConstraint(
            model_name='keysite',
            constraint=models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('starts_on')), _connector='OR'), name='keysite_ends_after_start', violation_error_message='It cannot end before it began.'),
        ),
        migrations.AddConstraint(
            model_name='keysite',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('site',), name='keysite_once', violation_error_message='This site is a key site already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keysite',
            trigger=pgtrigger.compiler.Trigger(name='keysite_origin_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."marked_by_id" IS DISTINCT FROM (NEW."marked_by_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='b6b12d83c1879ecf43db43f38cb503c832e5185d', operation='UPDATE', pgid='pgtrigger_keysite_origin_stays_1ea63', table='hazards_keysite', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keysite',
            trigger=pgtrigger.compiler.Trigger(name='keysite_ended_for_good', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."ended_on" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='3ccecb60970cc09d5983b160d42756e8baf63ec0', operation='UPDATE', pgid='pgtrigger_keysite_ended_for_good_61aae', table='hazards_keysite', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keysite',
            trigger=pgtrigger.compiler.Trigger(name='keysite_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='aad359fb6a9d838adf4dc133deb12aa645dbe4ef', operation='DELETE', pgid='pgtrigger_keysite_stays_8dd7f', table='hazards_keysite', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keysite',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_keysiteevent" ("ended_on", "id", "marked_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "site_id", "starts_on") SELECT new_values."ended_on", new_values."id", new_values."marked_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."site_id", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='509ae0d5f5cfda830f32da72d0b9d1ff67882382', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e1fa0', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_keysite', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keysite',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_keysiteevent" ("ended_on", "id", "marked_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "site_id", "starts_on") SELECT new_values."ended_on", new_values."id", new_values."marked_by_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."site_id", new_values."starts_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='91fbd70831f238ad95b361c90a09b447d7b17a28', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a446e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_keysite', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keysite',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_keysiteevent" ("ended_on", "id", "marked_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "site_id", "starts_on") SELECT old_values."ended_on", old_values."id", old_values."marked_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."site_id", old_values."starts_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5850478670dc6e76a2436478a59509035b8f4534', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c3e8a', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_keysite', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='housefactsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='920b7e6f867248d3a03ed6d1fdbe1bf8cc11927f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_373d6', table='hazards_housefactsevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='housefacts',
            constraint=models.CheckConstraint(condition=models.Q(('grade__in', ['', 'A', 'B', 'C', 'D'])), name='housefacts_grade_known'),
        ),
        migrations.AddConstraint(
            model_name='housefacts',
            constraint=models.CheckConstraint(condition=models.Q(('grade', ''), models.Q(models.Q(('graded_by', ''), _negated=True), ('graded_on__isnull', False)), _connector='OR'), name='housefacts_grade_has_body_and_date', violation_error_message="A grade needs the qualified body and the date; without them keep the ledger's words."),
        ),
        migrations.AddConstraint(
            model_name='housefacts',
            constraint=models.CheckConstraint(condition=models.Q(('built_year__isnull', True), models.Q(('built_year__gte', 1800), ('built_year__lte', 2200)), _connector='OR'), name='housefacts_year_plausible'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='housefacts',
            trigger=pgtrigger.compiler.Trigger(name='housefacts_fit_kind', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_site site\n        WHERE site.id = NEW.site_id AND site.kind IN ('self_built')\n    ) THEN\n        RAISE EXCEPTION 'these facts do not belong to this kind of site'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'housefacts_fit_kind';\n    END IF;\n    RETURN NEW;\n", hash='c7cd30e1b13b3d977486a0ef80cb8b021853a49a', operation='INSERT OR UPDATE OF "site_id"', pgid='pgtrigger_housefacts_fit_kind_7d0b1', table='hazards_housefacts', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='housefacts',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_housefactsevent" ("appraisal_raw", "built_year", "business_kind", "floors", "grade", "graded_by", "graded_on", "has_rooftop_dwelling", "id", "is_business", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "structure") SELECT new_values."appraisal_raw", new_values."built_year", new_values."business_kind", new_values."floors", new_values."grade", new_values."graded_by", new_values."graded_on", new_values."has_rooftop_dwelling", new_values."id", new_values."is_business", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."site_id", new_values."structure" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='331773d3496bb229e9515c2a311095b76ed66bc1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7c9ab', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_housefacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='housefacts',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_housefactsevent" ("appraisal_raw", "built_year", "business_kind", "floors", "grade", "graded_by", "graded_on", "has_rooftop_dwelling", "id", "is_business", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "structure") SELECT new_values."appraisal_raw", new_values."built_year", new_values."business_kind", new_values."floors", new_values."grade", new_values."graded_by", new_values."graded_on", new_values."has_rooftop_dwelling", new_values."id", new_values."is_business", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."site_id", new_values."structure" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='21d089c3fd39df129139b5be1d2af8b5cd931549', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5d48f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_housefacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='housefacts',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_housefactsevent" ("appraisal_raw", "built_year", "business_kind", "floors", "grade", "graded_by", "graded_on", "has_rooftop_dwelling", "id", "is_business", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "structure") SELECT old_values."appraisal_raw", old_values."built_year", old_values."business_kind", old_values."floors", old_values."grade", old_values."graded_by", old_values."graded_on", old_values."has_rooftop_dwelling", old_values."id", old_values."is_business", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."site_id", old_values."structure" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='cff6109c0e57ba389e44f0d2bc5e852f999daf2c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b21a0', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_housefacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazardevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8d776b50fa9a5b23976c48800560ab6e36e8be04', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3b2df', table='hazards_hazardevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='hazard',
            index=models.Index(fields=['unit', 'status', 'due_on'], name='hazards_haz_unit_id_89ffba_idx'),
        ),
        migrations.AddIndex(
            model_name='hazard',
            index=models.Index(fields=['site', 'item_code'], name='hazards_haz_site_id_3ee02f_idx'),
        ),
        migrations.AddIndex(
            model_name='hazard',
            index=models.Index(fields=['found_at'], name='hazards_haz_found_a_742bca_idx'),
        ),
        migrations.AddIndex(
            model_name='hazard',
            index=models.Index(fields=['cleared_at'], name='hazards_haz_cleared_a76fbe_idx'),
        ),
        migrations.AddConstraint(
            model_name='hazard',
            constraint=models.CheckConstraint(condition=models.Q(('severity__in', ['general', 'major', 'critical'])), name='hazard_severity_known'),
        ),
        migrations.AddConstraint(
            model_name='hazard',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['found', 'assigned', 'rectifying', 'reported_done', 'cleared', 'void'])), name='hazard_status_known'),
        ),
        migrations.AddConstraint(
            model_name='hazard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cleared_at__isnull', False), ('status', 'cleared')), models.Q(models.Q(('status', 'cleared'), _negated=True), ('cleared_at__isnull', True)), _connector='OR'), name='hazard_cleared_at_iff_cleared'),
        ),
        migrations.AddConstraint(
            model_name='hazard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('recheck_due_on__isnull', False), ('recheck_from__isnull', False), ('status', 'reported_done')), models.Q(models.Q(('status', 'reported_done'), _negated=True), ('recheck_due_on__isnull', True), ('recheck_from__isnull', True)), _connector='OR'), name='hazard_recheck_iff_reported_done'),
        ),
        migrations.AddConstraint(
            model_name='hazard',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['found', 'void']), ('current_assignment__isnull', False), _connector='OR'), name='hazard_assigned_to_somebody'),
        ),
        migrations.AddConstraint(
            model_name='hazard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('item__isnull', False), models.Q(('item_code', ''), _negated=True)), models.Q(('item__isnull', True), ('item_code', ''), models.Q(('text', ''), _negated=True)), _connector='OR'), name='hazard_says_what', violation_error_message='Choose an item or say what was found.'),
        ),
        migrations.AddConstraint(
            model_name='hazard',
            constraint=models.CheckConstraint(condition=models.Q(('number__regex', '^YH-[0-9]{12}-[0-9]{8}-[0-9]{4,}$')), name='hazard_number_shaped'),
        ),
        migrations.AddConstraint(
            model_name='hazard',
            constraint=models.CheckConstraint(condition=models.Q(('round__gte', 1)), name='hazard_round_positive'),
        ),
        migrations.AddConstraint(
            model_name='hazard',
            constraint=models.CheckConstraint(condition=models.Q(('relapse_of__isnull', True), models.Q(('relapse_of', models.F('pk')), _negated=True), _connector='OR'), name='hazard_not_its_own_relapse'),
        ),
        migrations.AddConstraint(
            model_name='hazard',
            constraint=models.CheckConstraint(condition=models.Q(('cleared_at__isnull', True), ('cleared_at__gte', models.F('found_at')), _connector='OR'), name='hazard_cleared_after_found'),
        ),
        migrations.AddConstraint(
            model_name='hazard',
            constraint=models.CheckConstraint(condition=models.Q(('paused_at__isnull', True), ('status__in', ['assigned', 'rectifying']), _connector='OR'), name='hazard_paused_while_being_fixed'),
        ),
        migrations.AddConstraint(
            model_name='hazard',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ('found', 'assigned', 'rectifying', 'reported_done')), models.Q(('item_code', ''), _negated=True)), fields=('site', 'item_code'), name='hazard_open_once_per_site_and_item', violation_error_message='This item is already open at this site; the new finding belongs to it.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazard',
            trigger=pgtrigger.compiler.Trigger(name='hazard_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{assigned:rectifying,assigned:reported_done,assigned:void,found:assigned,found:void,rectifying:assigned,rectifying:reported_done,rectifying:void,reported_done:cleared,reported_done:rectifying,reported_done:void}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='c342b1c5751ead105e1d11bf961f14aafae9e57f', operation='UPDATE', pgid='pgtrigger_hazard_moves_by_its_table_8689a', table='hazards_hazard', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazard',
            trigger=pgtrigger.compiler.Trigger(name='hazard_begins_found', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."status" = \'found\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='c6d0d33c495d09cda6d0b79f094be15f7c0897fd', operation='INSERT', pgid='pgtrigger_hazard_begins_found_9ba49', table='hazards_hazard', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazard',
            trigger=pgtrigger.compiler.Trigger(name='hazard_number_never_reused', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='83a098465bfb8f4dcfe0316dfa8e207c4e7f55e2', operation='DELETE', pgid='pgtrigger_hazard_number_never_reused_39906', table='hazards_hazard', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazard',
            trigger=pgtrigger.compiler.Trigger(name='hazard_origin_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."client_id" IS DISTINCT FROM (NEW."client_id") OR OLD."found_at" IS DISTINCT FROM (NEW."found_at") OR OLD."found_by_id" IS DISTINCT FROM (NEW."found_by_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='318d444a2fb5fbbd21946a5c9d7ec2782e74a7b1', operation='UPDATE', pgid='pgtrigger_hazard_origin_stays_d5309', table='hazards_hazard', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazard',
            trigger=pgtrigger.compiler.Trigger(name='hazard_cleared_after_recheck', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."status" = \'cleared\' AND OLD."status" IS DISTINCT FROM (NEW."status"))', func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_verification verification\n        WHERE verification.hazard_id = NEW.id AND verification.round = NEW.round\n          AND verification.passed\n          AND (verification.is_on_site OR NEW.severity <> 'critical')\n    ) OR NOT EXISTS (\n        SELECT 1 FROM hazards_hazardphoto photo\n        WHERE photo.hazard_id = NEW.id AND photo.round = NEW.round\n          AND photo.stage IN ('rectified', 'verified')\n    ) THEN\n        RAISE EXCEPTION 'a hazard is cleared by a passed re-check with a photo'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'hazard_cleared_after_recheck';\n    END IF;\n    RETURN NEW;\n", hash='9d4f5146ffb91ee3df842fede61131148c36ff22', operation='UPDATE', pgid='pgtrigger_hazard_cleared_after_recheck_75b22', table='hazards_hazard', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazard',
            trigger=pgtrigger.compiler.Trigger(name='hazard_cleared_after_relocation', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."status" = \'cleared\' AND OLD."status" IS DISTINCT FROM (NEW."status"))', func="\n    IF EXISTS (\n        SELECT 1 FROM hazards_relocationnote note\n        JOIN hazards_housingorder ordered ON ordered.id = note.order_id\n        WHERE ordered.hazard_id = NEW.id AND note.choice = ''\n    ) THEN\n        RAISE EXCEPTION 'where people went is written down before clearance'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'hazard_cleared_after_relocation';\n    END IF;\n    RETURN NEW;\n", hash='645010f0c5e8905abc09f18d6b16de9180648fed', operation='UPDATE', pgid='pgtrigger_hazard_cleared_after_relocation_0eacb', table='hazards_hazard', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazard',
            trigger=pgtrigger.compiler.Trigger(name='hazard_due_within_order', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    NEW.due_on := LEAST(\n        NEW.due_on,\n        (SELECT due_on FROM hazards_externalorder WHERE hazard_id = NEW.id)\n    );\n    RETURN NEW;\n', hash='fbb54075ffc7c004c9e3eaf4469e2e7da430bce0', operation='UPDATE OF "due_on"', pgid='pgtrigger_hazard_due_within_order_1dae9', table='hazards_hazard', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazard',
            trigger=pgtrigger.compiler.Trigger(name='hazard_paused_as_its_pause', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."paused_at" IS DISTINCT FROM (NEW."paused_at"))', func="\n    IF NEW.paused_at IS DISTINCT FROM (\n        SELECT began_at FROM hazards_hazardpause\n        WHERE hazard_id = NEW.id AND ended_at IS NULL\n    ) THEN\n        RAISE EXCEPTION 'a clock stands still by a row that says why'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'hazard_paused_as_its_pause';\n    END IF;\n    RETURN NEW;\n", hash='78931ae4718996813d86cad3ed2adb1fa9b99ead', operation='UPDATE', pgid='pgtrigger_hazard_paused_as_its_pause_47d4f', table='hazards_hazard', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazard',
            trigger=pgtrigger.compiler.Trigger(name='hazard_severity_lowered_by_two', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."severity" IS DISTINCT FROM (NEW."severity"))', func="\n    IF array_position(ARRAY['general', 'major', 'critical'], NEW.severity::text)\n       < array_position(ARRAY['general', 'major', 'critical'], OLD.severity::text)\n       AND NOT EXISTS (\n        SELECT 1 FROM hazards_loweringrequest request\n        WHERE request.hazard_id = NEW.id AND request.decision = 'confirmed'\n          AND request.severity = NEW.severity\n    ) THEN\n        RAISE EXCEPTION 'a severity is lowered by two people'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'hazard_severity_lowered_by_two';\n    END IF;\n    RETURN NEW;\n", hash='31db304af0f8982591837bd8edbbfbd8f10e8b03', operation='UPDATE', pgid='pgtrigger_hazard_severity_lowered_by_two_1a727', table='hazards_hazard', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazard',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_hazardevent" ("cleared_at", "client_id", "clock_started_at", "current_assignment_id", "due_on", "found_at", "found_by_id", "id", "item_code", "item_id", "number", "paused_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "recheck_due_on", "recheck_from", "relapse_of_id", "round", "severity", "site_id", "status", "text", "unit_id") SELECT new_values."cleared_at", new_values."client_id", new_values."clock_started_at", new_values."current_assignment_id", new_values."due_on", new_values."found_at", new_values."found_by_id", new_values."id", new_values."item_code", new_values."item_id", new_values."number", new_values."paused_at", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."received_at", new_values."recheck_due_on", new_values."recheck_from", new_values."relapse_of_id", new_values."round", new_values."severity", new_values."site_id", new_values."status", new_values."text", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1cc10932a0ffb350197478978f49c0bbf2b8c62c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1b032', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_hazard', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazard',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_hazardevent" ("cleared_at", "client_id", "clock_started_at", "current_assignment_id", "due_on", "found_at", "found_by_id", "id", "item_code", "item_id", "number", "paused_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "recheck_due_on", "recheck_from", "relapse_of_id", "round", "severity", "site_id", "status", "text", "unit_id") SELECT new_values."cleared_at", new_values."client_id", new_values."clock_started_at", new_values."current_assignment_id", new_values."due_on", new_values."found_at", new_values."found_by_id", new_values."id", new_values."item_code", new_values."item_id", new_values."number", new_values."paused_at", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."received_at", new_values."recheck_due_on", new_values."recheck_from", new_values."relapse_of_id", new_values."round", new_values."severity", new_values."site_id", new_values."status", new_values."text", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='51c017946a8910e1b0ca9202592ba9afd7ea16ef', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_bdf7a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_hazard', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hazard',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_hazardevent" ("cleared_at", "client_id", "clock_started_at", "current_assignment_id", "due_on", "found_at", "found_by_id", "id", "item_code", "item_id", "number", "paused_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "recheck_due_on", "recheck_from", "relapse_of_id", "round", "severity", "site_id", "status", "text", "unit_id") SELECT old_values."cleared_at", old_values."client_id", old_values."clock_started_at", old_values."current_assignment_id", old_values."due_on", old_values."found_at", old_values."found_by_id", old_values."id", old_values."item_code", old_values."item_id", old_values."number", old_values."paused_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."received_at", old_values."recheck_due_on", old_values."recheck_from", old_values."relapse_of_id", old_values."round", old_values."severity", old_values."site_id", old_values."status", old_values."text", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f8eb57245c92d67104b0aaf92b7dbc2c2e8b3989', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_434fc', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_hazard', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gasfactsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='24c94204ff6d00c8fa34b820a13a7819017e7e9a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_336b2', table='hazards_gasfactsevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gasfacts',
            trigger=pgtrigger.compiler.Trigger(name='gasfacts_fit_kind', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_site site\n        WHERE site.id = NEW.site_id AND site.kind IN ('lpg')\n    ) THEN\n        RAISE EXCEPTION 'these facts do not belong to this kind of site'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'gasfacts_fit_kind';\n    END IF;\n    RETURN NEW;\n", hash='a4550211cb3ae85244178d5497d218d04f592688', operation='INSERT OR UPDATE OF "site_id"', pgid='pgtrigger_gasfacts_fit_kind_b8b65', table='hazards_gasfacts', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gasfacts',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_gasfactsevent" ("cylinder_codes", "cylinders", "hose", "id", "inspected_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "sleeps_beside") SELECT new_values."cylinder_codes", new_values."cylinders", new_values."hose", new_values."id", new_values."inspected_until", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."site_id", new_values."sleeps_beside" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5eb3d1e1d51badf8afafcc80f691ff72d8e31dd6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_48d87', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_gasfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gasfacts',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_gasfactsevent" ("cylinder_codes", "cylinders", "hose", "id", "inspected_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "sleeps_beside") SELECT new_values."cylinder_codes", new_values."cylinders", new_values."hose", new_values."id", new_values."inspected_until", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."site_id", new_values."sleeps_beside" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c4d40b44f39ea5da3bb86c4b33213490ccc036cd', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8aeb1', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_gasfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gasfacts',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_gasfactsevent" ("cylinder_codes", "cylinders", "hose", "id", "inspected_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "sleeps_beside") SELECT old_values."cylinder_codes", old_values."cylinders", old_values."hose", old_values."id", old_values."inspected_until", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."site_id", old_values."sleeps_beside" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='cd110cc7025d2ec5c2ae74d9157f8ddae6c19995', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d8f54', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_gasfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='connectionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='03636b4c736e4faba4888c72216239a3eb6aa3e3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9550a', table='hazards_connectionevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='connection',
            index=models.Index(fields=['unit', 'closed_on'], name='hazards_con_unit_id_23c722_idx'),
        ),
        migrations.AddConstraint(
            model_name='connection',
            constraint=models.CheckConstraint(condition=models.Q(('area__in', ['plots', 'farmers', 'dormitory', 'other'])), name='connection_area_known'),
        ),
        migrations.AddConstraint(
            model_name='connection',
            constraint=models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='connection_has_number'),
        ),
        migrations.AddConstraint(
            model_name='connection',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), ('opened_on__isnull', True), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='connection_closed_after_opened', violation_error_message='The end lies before the beginning.'),
        ),
        migrations.AddConstraint(
            model_name='connection',
            constraint=models.UniqueConstraint(fields=('community', 'number'), name='connection_number_once', violation_error_message='This household number is already there.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='connection',
            trigger=pgtrigger.compiler.Trigger(name='connection_unit_from_address', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    SELECT address.unit_id INTO NEW.unit_id\n    FROM places_address address WHERE address.id = NEW.address_id;\n    RETURN NEW;\n', hash='d5b8477b5c997dc28237487c1e1190df9403bfe7', operation='INSERT OR UPDATE OF "address_id", "unit_id"', pgid='pgtrigger_connection_unit_from_address_d8ab3', table='hazards_connection', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='connection',
            trigger=pgtrigger.compiler.Trigger(name='connection_number_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."community_id" IS DISTINCT FROM (NEW."community_id") OR OLD."number" IS DISTINCT FROM (NEW."number"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='b3d8ad34a88bc8798d4c7b85685c238f2b2b532c', operation='UPDATE', pgid='pgtrigger_connection_number_stays_875bd', table='hazards_connection', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='connection',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_connectionevent" ("address_id", "area", "closed_on", "community_id", "dwelling_id", "holder_name", "id", "is_vulnerable", "note", "number", "opened_on", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id", "site_id", "unit_id") SELECT new_values."address_id", new_values."area", new_values."closed_on", new_values."community_id", new_values."dwelling_id", new_values."holder_name", new_values."id", new_values."is_vulnerable", new_values."note", new_values."number", new_values."opened_on", new_values."people", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."segment_id", new_values."site_id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='acf4e6b6e45665760c965693bda9eeae6bb747d0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1ab12', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_connection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='connection',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_connectionevent" ("address_id", "area", "closed_on", "community_id", "dwelling_id", "holder_name", "id", "is_vulnerable", "note", "number", "opened_on", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id", "site_id", "unit_id") SELECT new_values."address_id", new_values."area", new_values."closed_on", new_values."community_id", new_values."dwelling_id", new_values."holder_name", new_values."id", new_values."is_vulnerable", new_values."note", new_values."number", new_values."opened_on", new_values."people", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."segment_id", new_values."site_id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dbfd3898bb7a896b506888bfefa0049c65f9a417', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_54b4c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_connection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='connection',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_connectionevent" ("address_id", "area", "closed_on", "community_id", "dwelling_id", "holder_name", "id", "is_vulnerable", "note", "number", "opened_on", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id", "site_id", "unit_id") SELECT old_values."address_id", old_values."area", old_values."closed_on", old_values."community_id", old_values."dwelling_id", old_values."holder_name", old_values."id", old_values."is_vulnerable", old_values."note", old_values."number", old_values."opened_on", old_values."people", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."segment_id", old_values."site_id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='eb53c1639b8c365ef80ca2239691390b5f827d13', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a00b0', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_connection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chargingfactsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dad70662e2672a98a4cf49f09c20d8f073166f62', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_870fa', table='hazards_chargingfactsevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chargingfacts',
            trigger=pgtrigger.compiler.Trigger(name='chargingfacts_fit_kind', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_site site\n        WHERE site.id = NEW.site_id AND site.kind IN ('ebike_charging')\n    ) THEN\n        RAISE EXCEPTION 'these facts do not belong to this kind of site'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'chargingfacts_fit_kind';\n    END IF;\n    RETURN NEW;\n", hash='81aa6cfef43afa42849d8075e8bd9bdd8bcd1b68', operation='INSERT OR UPDATE OF "site_id"', pgid='pgtrigger_chargingfacts_fit_kind_89b8c', table='hazards_chargingfacts', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chargingfacts',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_chargingfactsevent" ("has_sprinkler", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "sheds", "site_id") SELECT new_values."has_sprinkler", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."points", new_values."sheds", new_values."site_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='644ba9599f05c58d8d9d6774d1bad8af51d8e0c6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_88fd5', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_chargingfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chargingfacts',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_chargingfactsevent" ("has_sprinkler", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "sheds", "site_id") SELECT new_values."has_sprinkler", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."points", new_values."sheds", new_values."site_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='db8c4bf1573da2bf130ef000f762b406d8476747', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_71109', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_chargingfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chargingfacts',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_chargingfactsevent" ("has_sprinkler", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "sheds", "site_id") SELECT old_values."has_sprinkler", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."points", old_values."sheds", old_values."site_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='43acf3867c9b1d546df49aea01d6ca18b23905dd', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d4fda', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_chargingfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaignstopevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3d2ef135c6a8c8ac10bc37ae118ebaf678d40d3e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9a4a6', table='hazards_campaignstopevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='campaignstop',
            constraint=models.UniqueConstraint(fields=('campaign', 'site'), name='campaignstop_once'),
        ),
        migrations.AddConstraint(
            model_name='campaignstop',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['', 'sound', 'finding', 'fixed', 'nobody', 'refused'])), name='campaignstop_outcome_known'),
        ),
        migrations.AddConstraint(
            model_name='campaignstop',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('by__isnull', True), ('on__isnull', True), ('outcome', ''), ('visits', 0)), models.Q(models.Q(('outcome', ''), _negated=True), ('by__isnull', False), ('on__isnull', False), ('visits__gte', 1)), _connector='OR'), name='campaignstop_visited_by_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaignstop',
            trigger=pgtrigger.compiler.Trigger(name='campaignstop_fixed_once_closed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF EXISTS (\n                        SELECT 1 FROM hazards_campaign campaign\n                        WHERE campaign.id = OLD.campaign_id\n                          AND campaign.state = 'closed'\n                    ) THEN\n                        RAISE EXCEPTION 'the campaign is closed'\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'campaignstop_fixed_once_closed';\n                    END IF;\n                    RETURN COALESCE(NEW, OLD);\n                ", hash='e33ff0418641a0f69f394dded37b6f75d6e892e9', operation='UPDATE OR DELETE', pgid='pgtrigger_campaignstop_fixed_once_closed_08b15', table='hazards_campaignstop', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaignstop',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_campaignstopevent" ("by_id", "campaign_id", "id", "note", "on", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "visits") SELECT new_values."by_id", new_values."campaign_id", new_values."id", new_values."note", new_values."on", new_values."outcome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."site_id", new_values."visits" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4766fb6a32023cb180eb3bf4941179309a26ff01', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_19764', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_campaignstop', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaignstop',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_campaignstopevent" ("by_id", "campaign_id", "id", "note", "on", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "visits") SELECT new_values."by_id", new_values."campaign_id", new_values."id", new_values."note", new_values."on", new_values."outcome", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."site_id", new_values."visits" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9957d380bd0e60bfe570e41b2ea03a48520c1b8b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8a29a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_campaignstop', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaignstop',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_campaignstopevent" ("by_id", "campaign_id", "id", "note", "on", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "visits") SELECT old_values."by_id", old_values."campaign_id", old_values."id", old_values."note", old_values."on", old_values."outcome", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."site_id", old_values."visits" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='813093fe0202297923c9e5fd95f9d98ef18b3198', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_31f79', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_campaignstop', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assetevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b1620d34d4bde886e454015278e6cdc8f68ffdbb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_925de', table='hazards_assetevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='asset',
            index=models.Index(fields=['unit', 'kind'], name='hazards_ass_unit_id_faa8f2_idx'),
        ),
        migrations.AddConstraint(
            model_name='asset',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['camera', 'shop_camera', 'garbage', 'bulky', 'charging', 'parking', 'station', 'centre'])), name='asset_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='asset',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('place', ''), _negated=True)), name='asset_has_name_and_place'),
        ),
        migrations.AddConstraint(
            model_name='asset',
            constraint=models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('starts_on')), _connector='OR'), name='asset_ends_after_start', violation_error_message='It cannot end before it began.'),
        ),
        migrations.AddConstraint(
            model_name='asset',
            constraint=models.CheckConstraint(condition=models.Q(('setting', ''), models.Q(('kind', 'garbage'), ('setting__in', ['street', 'yard'])), _connector='OR'), name='asset_setting_of_garbage_points'),
        ),
        migrations.AddConstraint(
            model_name='asset',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'shop_camera'), ('shop__isnull', False)), models.Q(models.Q(('kind', 'shop_camera'), _negated=True), ('shop__isnull', True)), _connector='OR'), name='asset_shop_iff_its_camera', violation_error_message='Name the shop that agreed to its camera.'),
        ),
        migrations.AddConstraint(
            model_name='asset',
            constraint=models.CheckConstraint(condition=models.Q(('linked_to__isnull', True), models.Q(('linked_to', models.F('pk')), _negated=True), _connector='OR'), name='asset_not_linked_to_itself'),
        ),
        migrations.AddConstraint(
            model_name='asset',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('unit', 'kind', 'name', 'place'), name='asset_once', violation_error_message='This asset is registered already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='asset',
            trigger=pgtrigger.compiler.Trigger(name='asset_kind_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='1553e38ef910ae8409203927c9d960c70cb8e1de', operation='UPDATE', pgid='pgtrigger_asset_kind_stays_6bcb0', table='hazards_asset', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='asset',
            trigger=pgtrigger.compiler.Trigger(name='asset_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='8f79a6374ed7d89c0df37ad4c68a78de02b5219d', operation='DELETE', pgid='pgtrigger_asset_stays_a8d3a', table='hazards_asset', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='asset',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_assetevent" ("covers", "ended_on", "has_power", "has_sign", "has_water", "hours", "id", "is_upgrade", "kind", "linked_to_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "setting", "shop_id", "spaces", "starts_on", "unit_id") SELECT new_values."covers", new_values."ended_on", new_values."has_power", new_values."has_sign", new_values."has_water", new_values."hours", new_values."id", new_values."is_upgrade", new_values."kind", new_values."linked_to_id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."setting", new_values."shop_id", new_values."spaces", new_values."starts_on", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='30ab9ce927986bd178b9c39da768e2112a4a0997', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a6f41', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_asset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='asset',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_assetevent" ("covers", "ended_on", "has_power", "has_sign", "has_water", "hours", "id", "is_upgrade", "kind", "linked_to_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "setting", "shop_id", "spaces", "starts_on", "unit_id") SELECT new_values."covers", new_values."ended_on", new_values."has_power", new_values."has_sign", new_values."has_water", new_values."hours", new_values."id", new_values."is_upgrade", new_values."kind", new_values."linked_to_id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."setting", new_values."shop_id", new_values."spaces", new_values."starts_on", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='377ab79d80435f23d92baf72220652d09e267c2d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ab018', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_asset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='asset',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_assetevent" ("covers", "ended_on", "has_power", "has_sign", "has_water", "hours", "id", "is_upgrade", "kind", "linked_to_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "setting", "shop_id", "spaces", "starts_on", "unit_id") SELECT old_values."covers", old_values."ended_on", old_values."has_power", old_values."has_sign", old_values."has_water", old_values."hours", old_values."id", old_values."is_upgrade", old_values."kind", old_values."linked_to_id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."setting", old_values."shop_id", old_values."spaces", old_values."starts_on", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b8b6ebe827ff74851bc619ec88975ef47650de8b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_17fa4', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_asset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='siteevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6adc0df75ca54adb2a56b8db178eb05349284ff2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0eb44', table='hazards_siteevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='snap',
            index=models.Index(fields=['unit', 'state'], name='hazards_sna_unit_id_a923fe_idx'),
        ),
        migrations.AddConstraint(
            model_name='snap',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['small_hotel', 'group_rental', 'scrap_yard', 'self_built', 'vacant_due_demolition', 'rooftop_structure', 'ebike_charging', 'electrical', 'lpg', 'fire_lane', 'falling_object', 'street_front', 'water_network'])), name='snap_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='snap',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'joined', 'opened', 'passed', 'unfounded'])), name='snap_state_known'),
        ),
        migrations.AddConstraint(
            model_name='snap',
            constraint=models.CheckConstraint(condition=models.Q(('body__in', ['', 'police', 'fire', 'housing', 'urban', 'market', 'power', 'gas', 'street'])), name='snap_body_known'),
        ),
        migrations.AddConstraint(
            model_name='snap',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('hazard__isnull', False), ('state__in', ('joined', 'opened'))), models.Q(models.Q(('state__in', ('joined', 'opened')), _negated=True), ('hazard__isnull', True)), _connector='OR'), name='snap_hazard_iff_followed'),
        ),
        migrations.AddConstraint(
            model_name='snap',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'passed'), models.Q(('body', ''), _negated=True)), models.Q(models.Q(('state', 'passed'), _negated=True), ('body', '')), _connector='OR'), name='snap_passed_to_a_body'),
        ),
        migrations.AddConstraint(
            model_name='snap',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'unfounded'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='snap_refuted_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='snap',
            constraint=models.CheckConstraint(condition=models.Q(('same_as__isnull', True), models.Q(('same_as', models.F('pk')), _negated=True), _connector='OR'), name='snap_not_its_own_twin'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='snap',
            trigger=pgtrigger.compiler.Trigger(name='snap_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{waiting:joined,waiting:opened,waiting:passed,waiting:unfounded}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='9781cca5c6def3be5d947539c09c1cfc45b81bbf', operation='UPDATE', pgid='pgtrigger_snap_moves_by_its_table_b5f1d', table='hazards_snap', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='snap',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_snapevent" ("address_id", "body", "hazard_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "received_on", "same_as_id", "state", "text", "unit_id") SELECT new_values."address_id", new_values."body", new_values."hazard_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."reason", new_values."received_on", new_values."same_as_id", new_values."state", new_values."text", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='647e76ef300bda82a318d182f139aa602f51a6f8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d699b', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_snap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='snap',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_snapevent" ("address_id", "body", "hazard_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "received_on", "same_as_id", "state", "text", "unit_id") SELECT new_values."address_id", new_values."body", new_values."hazard_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."reason", new_values."received_on", new_values."same_as_id", new_values."state", new_values."text", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."address_id" IS DISTINCT FROM (new_values."address_id") OR old_values."body" IS DISTINCT FROM (new_values."body") OR old_values."hazard_id" IS DISTINCT FROM (new_values."hazard_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."place" IS DISTINCT FROM (new_values."place") OR old_values."reason" IS DISTINCT FROM (new_values."reason") OR old_values."received_on" IS DISTINCT FROM (new_values."received_on") OR old_values."same_as_id" IS DISTINCT FROM (new_values."same_as_id") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."text" IS DISTINCT FROM (new_values."text") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d673ddf72fc1e7bf25fe9220822b409f8740c357', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7ffd0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_snap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='snap',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_snapevent" ("address_id", "body", "hazard_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "received_on", "same_as_id", "state", "text", "unit_id") SELECT old_values."address_id", old_values."body", old_values."hazard_id", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."reason", old_values."received_on", old_values."same_as_id", old_values."state", old_values."text", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5138c86ee7e4cd558dbac625824b5bde0f071b1e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2372e', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_snap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='snapevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8bc72dfcd3a7fb6190d5aac32f283ef1b0da358d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0d0f2', table='hazards_snapevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='stop',
            index=models.Index(fields=['site', '-observed_at'], name='hazards_sto_site_id_d7465e_idx'),
        ),
        migrations.AddConstraint(
            model_name='stop',
            constraint=models.UniqueConstraint(fields=('round', 'site'), name='stop_once_per_round'),
        ),
        migrations.AddConstraint(
            model_name='stop',
            constraint=models.CheckConstraint(condition=models.Q(('answer__in', ['', 'sound', 'finding', 'skipped'])), name='stop_answer_known'),
        ),
        migrations.AddConstraint(
            model_name='stop',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['', 'closed', 'no_entry', 'no_time', 'weather', 'gone', 'other'])), name='stop_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='stop',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', 'skipped'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('answer', 'skipped'), _negated=True), ('reason', '')), _connector='OR'), name='stop_skipped_iff_reason', violation_error_message='A stop that was not checked needs a reason.'),
        ),
        migrations.AddConstraint(
            model_name='stop',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_by__isnull', True), ('observed_at__isnull', True), ('received_at__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_by__isnull', False), ('observed_at__isnull', False), ('received_at__isnull', False)), _connector='OR'), name='stop_answered_by_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stop',
            trigger=pgtrigger.compiler.Trigger(name='stop_fixed_once_finished', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF EXISTS (\n                        SELECT 1 FROM hazards_round round\n                        WHERE round.id = COALESCE(NEW.round_id, OLD.round_id)\n                          AND round.state = 'finished'\n                    ) THEN\n                        RAISE EXCEPTION 'the round is finished'\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'stop_fixed_once_finished';\n                    END IF;\n                    RETURN COALESCE(NEW, OLD);\n                ", hash='d3bf518aa269d895a4c62c1f670dd79cee684089', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_stop_fixed_once_finished_07b86', table='hazards_stop', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stop',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_stopevent" ("answer", "answered_by_id", "client_id", "entered_later", "id", "note", "observed_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_at", "round_id", "site_id") SELECT new_values."answer", new_values."answered_by_id", new_values."client_id", new_values."entered_later", new_values."id", new_values."note", new_values."observed_at", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."received_at", new_values."round_id", new_values."site_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5e9513777bf6f9c1ff1d6fa03cd669f5ef4a823a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_df395', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_stop', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stop',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_stopevent" ("answer", "answered_by_id", "client_id", "entered_later", "id", "note", "observed_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_at", "round_id", "site_id") SELECT new_values."answer", new_values."answered_by_id", new_values."client_id", new_values."entered_later", new_values."id", new_values."note", new_values."observed_at", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."received_at", new_values."round_id", new_values."site_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f072c9171b4fe0ba098a91da050eae6e2f542704', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7cd6f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_stop', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stop',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_stopevent" ("answer", "answered_by_id", "client_id", "entered_later", "id", "note", "observed_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_at", "round_id", "site_id") SELECT old_values."answer", old_values."answered_by_id", old_values."client_id", old_values."entered_later", old_values."id", old_values."note", old_values."observed_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."received_at", old_values."round_id", old_values."site_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='46ba54d9baca1e7cafd6e986fa9aafb37e1ba4bc', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_6eb16', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_stop', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stopevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='11fe35f5da8a4ed968901867859f8eac748c58a4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f1d63', table='hazards_stopevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='stophazard',
            constraint=models.UniqueConstraint(fields=('stop', 'hazard'), name='stophazard_once'),
        ),
        migrations.AddConstraint(
            model_name='tariff',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(django.db.models.functions.comparison.Coalesce('unit_id', 0), '='), ('period', '&&')], name='tariff_one_at_a_time', violation_error_message='Another tariff is in force then.'),
        ),
        migrations.AddConstraint(
            model_name='tariff',
            constraint=models.CheckConstraint(condition=models.Q(('period__startswith__isnull', False), ('period__isempty', False)), name='tariff_starts'),
        ),
        migrations.AddConstraint(
            model_name='tariff',
            constraint=models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='tariff_has_source'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tariff',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_tariffevent" ("code", "id", "is_uncertain", "people_included", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id") SELECT new_values."code", new_values."id", new_values."is_uncertain", new_values."people_included", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dfd95eea154ba53395f5813098bd14b24321c94c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4e4b3', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_tariff', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tariff',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_tariffevent" ("code", "id", "is_uncertain", "people_included", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id") SELECT new_values."code", new_values."id", new_values."is_uncertain", new_values."people_included", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."source", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='14229d174a2f2bd5821d2609429e0bb7e57d6aaa', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b5a01', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_tariff', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tariff',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_tariffevent" ("code", "id", "is_uncertain", "people_included", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id") SELECT old_values."code", old_values."id", old_values."is_uncertain", old_values."people_included", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d5baa6712279369fdb18916b37e0b7402fc01e95', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_32282', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_tariff', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='billline',
            constraint=models.CheckConstraint(condition=models.Q(('amount_yuan', django.db.models.expressions.CombinedExpression(models.F('volume'), '*', models.F('price_yuan')))), name='billline_volume_times_price'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='billline',
            trigger=pgtrigger.compiler.Trigger(name='billline_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='ac6c94b53a93691d2c7017a2c5ccb573f49de169', operation='UPDATE', pgid='pgtrigger_billline_stays_082ae', table='hazards_billline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='billline',
            trigger=pgtrigger.compiler.Trigger(name='billline_sums_to_its_bill', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT 1 FROM hazards_bill whole\n        WHERE whole.id IN (SELECT added.bill_id FROM added)\n          AND whole.amount_yuan <> (\n            SELECT sum(line.amount_yuan) FROM hazards_billline line\n            WHERE line.bill_id = whole.id)\n    ) THEN\n        RAISE EXCEPTION 'the lines do not sum to the whole'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'billline_sums_to_its_bill';\n    END IF;\n    RETURN NULL;\n", hash='7462a172ac284208c537969ed992fb7b7358e764', level='STATEMENT', operation='INSERT', pgid='pgtrigger_billline_sums_to_its_bill_f9dfc', referencing='REFERENCING NEW TABLE AS added ', table='hazards_billline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tariffevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='27f22708afe0a77b21715eb1bc40eee02a6a60e0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_34f15', table='hazards_tariffevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='tarifftier',
            constraint=models.UniqueConstraint(fields=('tariff', 'position'), name='tarifftier_position_once'),
        ),
        migrations.AddConstraint(
            model_name='tarifftier',
            constraint=models.CheckConstraint(condition=models.Q(('price_yuan__gt', 0)), name='tarifftier_price_positive'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tarifftier',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_tarifftierevent" ("extra_m3", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "price_yuan", "tariff_id", "upto_m3") SELECT new_values."extra_m3", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."price_yuan", new_values."tariff_id", new_values."upto_m3" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='92f0b11ea799fcc051477d2cc8bf02d99e3f5c29', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_62be0', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_tarifftier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tarifftier',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_tarifftierevent" ("extra_m3", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "price_yuan", "tariff_id", "upto_m3") SELECT new_values."extra_m3", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."price_yuan", new_values."tariff_id", new_values."upto_m3" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='de0c434343e007d18e7cb7753a3efc8d0d4e12c0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5ebea', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_tarifftier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tarifftier',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_tarifftierevent" ("extra_m3", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "price_yuan", "tariff_id", "upto_m3") SELECT old_values."extra_m3", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."price_yuan", old_values."tariff_id", old_values."upto_m3" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0f42a39cdf67b36def086edbd1540aab0700f9e9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1d48b', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_tarifftier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tarifftierevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cbbaa3da7c6210cfc817cc11bfcca12e619305eb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bd8a1', table='hazards_tarifftierevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='tip',
            index=models.Index(fields=['unit', 'received_on'], name='hazards_tip_unit_id_0b0d59_idx'),
        ),
        migrations.AddConstraint(
            model_name='tip',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['fire', 'gas', 'housing', 'building', 'scrap', 'other', 'drugs'])), name='tip_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='tip',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['received', 'checking', 'forwarded', 'unfounded', 'confirmed', 'granted', 'rewarded', 'ended'])), name='tip_state_known'),
        ),
        migrations.AddConstraint(
            model_name='tip',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('contact__isnull', True), ('hazard__isnull', True), ('kind', 'drugs'), ('place__isnull', True), ('text__isnull', True)), models.Q(models.Q(('kind', 'drugs'), _negated=True), ('text__isnull', False)), _connector='OR'), name='tip_drugs_keep_nothing'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tip',
            trigger=pgtrigger.compiler.Trigger(name='tip_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{checking:confirmed,checking:unfounded,confirmed:ended,confirmed:granted,forwarded:confirmed,forwarded:unfounded,granted:rewarded,received:checking}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='8d2dff4435634d697c909a90c2274f1702b92f71', operation='UPDATE', pgid='pgtrigger_tip_moves_by_its_table_47bc6', table='hazards_tip', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tip',
            trigger=pgtrigger.compiler.Trigger(name='tip_begins_received', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT ((NEW."kind" = \'drugs\' AND NEW."state" = \'forwarded\') OR (NOT (NEW."kind" = \'drugs\') AND NEW."state" = \'received\')))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='f7e819be170551a39e7f8abbf7d2380b42bd11de', operation='INSERT', pgid='pgtrigger_tip_begins_received_4411c', table='hazards_tip', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tip',
            trigger=pgtrigger.compiler.Trigger(name='tip_origin_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."code_index" IS DISTINCT FROM (NEW."code_index") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='7d13d034505c347adc46ed034716af5a17c95fd9', operation='UPDATE', pgid='pgtrigger_tip_origin_stays_6351d', table='hazards_tip', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tip',
            trigger=pgtrigger.compiler.Trigger(name='tip_rewarded_when_paid', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" = \'rewarded\')', func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_tipreward reward\n        WHERE reward.tip_id = NEW.id AND reward.paid_on IS NOT NULL\n    ) THEN\n        RAISE EXCEPTION 'a reward is paid before its tip says so'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'tip_rewarded_when_paid';\n    END IF;\n    RETURN NEW;\n", hash='42fd2d647af48329579c39db9a956e2d7c449058', operation='UPDATE OF "state"', pgid='pgtrigger_tip_rewarded_when_paid_a6e9c', table='hazards_tip', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tip',
            trigger=pgtrigger.compiler.Trigger(name='tip_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='6d2314260f82528cc3b3997524d50beaf4a541a9', operation='DELETE', pgid='pgtrigger_tip_stays_e763b', table='hazards_tip', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='tipreward',
            constraint=models.CheckConstraint(condition=models.Q(('amount_yuan__gt', 0)), name='tipreward_positive'),
        ),
        migrations.AddConstraint(
            model_name='tipreward',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('paid_by__isnull', True), ('paid_on__isnull', True)), models.Q(('paid_by__isnull', False), ('paid_on__gte', models.F('decided_on')), models.Q(('paid_by', models.F('decided_by')), _negated=True)), _connector='OR'), name='tipreward_paid_by_another', violation_error_message='Another person than the one who granted the reward has to pay it.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tipreward',
            trigger=pgtrigger.compiler.Trigger(name='tipreward_decided_for_good', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."amount_yuan" IS DISTINCT FROM (NEW."amount_yuan") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."tip_id" IS DISTINCT FROM (NEW."tip_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='fd818dbcf9b90c6693895034048d0051ddf63d3d', operation='UPDATE', pgid='pgtrigger_tipreward_decided_for_good_0fafd', table='hazards_tipreward', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tipreward',
            trigger=pgtrigger.compiler.Trigger(name='tipreward_granted_first', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."paid_on" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='8ccbb74be9cf1ecdfdcd17d7a95d689b234c2966', operation='INSERT', pgid='pgtrigger_tipreward_granted_first_a5e82', table='hazards_tipreward', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tipreward',
            trigger=pgtrigger.compiler.Trigger(name='tipreward_paid_for_good', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."paid_on" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='2356919ed0f9833ad0600ae65299a00777d93ae6', operation='UPDATE', pgid='pgtrigger_tipreward_paid_for_good_0b287', table='hazards_tipreward', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tipreward',
            trigger=pgtrigger.compiler.Trigger(name='tipreward_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='d63fc0fd044a6be5901e1760d5326283624ee308', operation='DELETE', pgid='pgtrigger_tipreward_stays_156c3', table='hazards_tipreward', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tipreward',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_tiprewardevent" ("amount_yuan", "decided_by_id", "decided_on", "id", "paid_by_id", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tip_id") SELECT new_values."amount_yuan", new_values."decided_by_id", new_values."decided_on", new_values."id", new_values."paid_by_id", new_values."paid_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."tip_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3e96025f9d51730486ddd5452b404592fcb71533', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_62ddc', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_tipreward', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tipreward',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_tiprewardevent" ("amount_yuan", "decided_by_id", "decided_on", "id", "paid_by_id", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tip_id") SELECT new_values."amount_yuan", new_values."decided_by_id", new_values."decided_on", new_values."id", new_values."paid_by_id", new_values."paid_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."tip_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='95e0ee2907b9d214332b802c791edb2c1b40744e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b3b5e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_tipreward', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tipreward',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_tiprewardevent" ("amount_yuan", "decided_by_id", "decided_on", "id", "paid_by_id", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tip_id") SELECT old_values."amount_yuan", old_values."decided_by_id", old_values."decided_on", old_values."id", old_values."paid_by_id", old_values."paid_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."tip_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d0cf1437aac029ebeaa8bb2d20d443638589f01b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_566c3', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_tipreward', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tiprewardevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='02f6e27c71231d4235d21aa1075bd9ea6674e5a7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b940c', table='hazards_tiprewardevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='unbilleduse',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['flushing', 'fire', 'works'])), name='unbilleduse_kind_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unbilleduse',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_unbilleduseevent" ("by_id", "id", "kind", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "volume_m3") SELECT new_values."by_id", new_values."id", new_values."kind", new_values."note", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."volume_m3" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='01df356579b982bb2c8e63c2b5bebf64f58389aa', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0552e', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_unbilleduse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unbilleduse',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_unbilleduseevent" ("by_id", "id", "kind", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "volume_m3") SELECT new_values."by_id", new_values."id", new_values."kind", new_values."note", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id", new_values."volume_m3" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='14659b5da95f6ea439e5222679eb43b241388502', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a8d47', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_unbilleduse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unbilleduse',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_unbilleduseevent" ("by_id", "id", "kind", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "volume_m3") SELECT old_values."by_id", old_values."id", old_values."kind", old_values."note", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."volume_m3" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f6fa2520d628dcd0934d368720aa1816e3ba87cd', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1b6a3', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_unbilleduse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unbilleduseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7ec5932b5212e3320d346f45d66bde810d973fac', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a261f', table='hazards_unbilleduseevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vacantfacts',
            trigger=pgtrigger.compiler.Trigger(name='vacantfacts_fit_kind', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_site site\n        WHERE site.id = NEW.site_id AND site.kind IN ('vacant_due_demolition')\n    ) THEN\n        RAISE EXCEPTION 'these facts do not belong to this kind of site'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'vacantfacts_fit_kind';\n    END IF;\n    RETURN NEW;\n", hash='a7cc5534b1d78261e71f725ffdb3198dffff9507', operation='INSERT OR UPDATE OF "site_id"', pgid='pgtrigger_vacantfacts_fit_kind_059e1', table='hazards_vacantfacts', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vacantfacts',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_vacantfactsevent" ("damage", "has_occupants", "id", "is_cut_off", "is_sealed", "last_looked_on", "last_night_look_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_code", "site_id") SELECT new_values."damage", new_values."has_occupants", new_values."id", new_values."is_cut_off", new_values."is_sealed", new_values."last_looked_on", new_values."last_night_look_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."point_code", new_values."site_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ce3b2e87aa81cc5c0941fbbdfa2dbe5533b4e495', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fb3b2', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_vacantfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vacantfacts',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_vacantfactsevent" ("damage", "has_occupants", "id", "is_cut_off", "is_sealed", "last_looked_on", "last_night_look_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_code", "site_id") SELECT new_values."damage", new_values."has_occupants", new_values."id", new_values."is_cut_off", new_values."is_sealed", new_values."last_looked_on", new_values."last_night_look_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."point_code", new_values."site_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='50a8396e2f64f10af7a141f4c8c9e659e0f8e9be', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_925ea', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_vacantfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vacantfacts',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_vacantfactsevent" ("damage", "has_occupants", "id", "is_cut_off", "is_sealed", "last_looked_on", "last_night_look_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_code", "site_id") SELECT old_values."damage", old_values."has_occupants", old_values."id", old_values."is_cut_off", old_values."is_sealed", old_values."last_looked_on", old_values."last_night_look_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."point_code", old_values."site_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1a0d4ba4ab0a5f9914d909b1282c286177c181c6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_54ea8', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_vacantfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vacantfactsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2f9d6c43a73489a49880b5b3b7ac2f9db591c7cd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f3fcb', table='hazards_vacantfactsevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='valve',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['valve', 'well', 'hydrant'])), name='valve_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='valve',
            constraint=models.UniqueConstraint(fields=('segment', 'name'), name='valve_name_once', violation_error_message='A valve of this name is already there.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='valve',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_valveevent" ("id", "is_working", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "segment_id") SELECT new_values."id", new_values."is_working", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."segment_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='30b7810c6b914f7fa052cd9cd0aee39f23cfc91a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_03629', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_valve', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='valve',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_valveevent" ("id", "is_working", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "segment_id") SELECT new_values."id", new_values."is_working", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."segment_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ff516b913c4987d8d613cc48627f3ab0672cd613', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_80b99', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_valve', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='valve',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_valveevent" ("id", "is_working", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "segment_id") SELECT old_values."id", old_values."is_working", old_values."kind", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."segment_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='39aec80614203614679cf685cba9d935937e7929', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_28350', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_valve', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='valveevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='de289eb24b5b8a2f2419e612b0142a4beee42f52', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_319c7', table='hazards_valveevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='verification',
            constraint=models.UniqueConstraint(fields=('hazard', 'round'), name='verification_once_a_round'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verification',
            trigger=pgtrigger.compiler.Trigger(name='verification_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2cd2b140ad272da5ac50a59d2051a2cdd3023058', operation='UPDATE OR DELETE', pgid='pgtrigger_verification_written_once_c6b48', table='hazards_verification', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verification',
            trigger=pgtrigger.compiler.Trigger(name='verification_by_another_person', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_rectification rectification\n        WHERE rectification.hazard_id = NEW.hazard_id\n          AND rectification.round = NEW.round\n    ) THEN\n        RAISE EXCEPTION 'a re-check follows the rectification of its round'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'verification_after_rectification';\n    END IF;\n    IF EXISTS (\n        SELECT 1 FROM hazards_hazard hazard\n        WHERE hazard.id = NEW.hazard_id AND hazard.found_by_id = NEW.by_id\n    ) OR EXISTS (\n        SELECT 1 FROM hazards_finding finding\n        WHERE finding.hazard_id = NEW.hazard_id AND finding.found_by_id = NEW.by_id\n    ) OR EXISTS (\n        SELECT 1 FROM hazards_rectification rectification\n        WHERE rectification.hazard_id = NEW.hazard_id\n          AND rectification.round = NEW.round AND rectification.by_id = NEW.by_id\n    ) OR EXISTS (\n        SELECT 1 FROM hazards_hazard hazard\n        JOIN hazards_assignment assignment\n          ON assignment.id = hazard.current_assignment_id\n        WHERE hazard.id = NEW.hazard_id AND assignment.assignee_id = NEW.by_id\n    ) THEN\n        RAISE EXCEPTION 'who found or rectified a hazard does not re-check it'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'verification_by_another_person';\n    END IF;\n    RETURN NEW;\n", hash='359135a961a78fbd452836cdf259473f825e8974', operation='INSERT', pgid='pgtrigger_verification_by_another_person_cb3e5', table='hazards_verification', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='housingorderevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d6ff10668ebf464d3f3392c286bf27f77e42b29f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_813d1', table='hazards_housingorderevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='housingorder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('issued_by', ''), _negated=True), models.Q(('reference', ''), _negated=True)), name='housingorder_has_basis', violation_error_message='Say who issued the order and its document number.'),
        ),
        migrations.AddConstraint(
            model_name='housingorder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lifted_at__isnull', True), ('lifted_by__isnull', True), ('verification__isnull', True)), models.Q(('lifted_at__gte', models.F('at')), ('lifted_by__isnull', False), ('verification__isnull', False)), _connector='OR'), name='housingorder_lifted_whole'),
        ),
        migrations.AddConstraint(
            model_name='housingorder',
            constraint=models.UniqueConstraint(condition=models.Q(('lifted_at__isnull', True)), fields=('hazard',), name='housingorder_once_in_force', violation_error_message='An order for this hazard is in force.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='housingorder',
            trigger=pgtrigger.compiler.Trigger(name='housingorder_for_critical_hazard', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_hazard hazard\n        JOIN hazards_site site ON site.id = hazard.site_id\n        JOIN residents_occupancyban ban ON ban.address_id = site.address_id\n        WHERE hazard.id = NEW.hazard_id AND hazard.severity = 'critical'\n          AND hazard.status NOT IN ('cleared', 'void') AND ban.id = NEW.ban_id\n    ) THEN\n        RAISE EXCEPTION 'an order rests on an open critical hazard at that address'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'housingorder_for_critical_hazard';\n    END IF;\n    RETURN NEW;\n", hash='b0027464613abac948821f738b03be6b6c8fff4a', operation='INSERT', pgid='pgtrigger_housingorder_for_critical_hazard_6db01', table='hazards_housingorder', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='housingorder',
            trigger=pgtrigger.compiler.Trigger(name='housingorder_lifted_after_recheck', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."lifted_at" IS NOT NULL)', func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_verification verification\n        WHERE verification.id = NEW.verification_id AND verification.passed\n          AND verification.hazard_id = NEW.hazard_id\n    ) THEN\n        RAISE EXCEPTION 'an order is lifted by a passed re-check of its hazard'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'housingorder_lifted_after_recheck';\n    END IF;\n    RETURN NEW;\n", hash='33f09e013d65d596caa215ee83ce8ad9dd4f66ce', operation='UPDATE', pgid='pgtrigger_housingorder_lifted_after_recheck_3da71', table='hazards_housingorder', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='housingorder',
            trigger=pgtrigger.compiler.Trigger(name='housingorder_words_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."ban_id" IS DISTINCT FROM (NEW."ban_id") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."hazard_id" IS DISTINCT FROM (NEW."hazard_id") OR OLD."issued_by" IS DISTINCT FROM (NEW."issued_by") OR OLD."issued_on" IS DISTINCT FROM (NEW."issued_on") OR OLD."reference" IS DISTINCT FROM (NEW."reference"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='47c3e829a80e8001931c94b02c0522ba537ba797', operation='UPDATE', pgid='pgtrigger_housingorder_words_stay_7eef8', table='hazards_housingorder', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='housingorder',
            trigger=pgtrigger.compiler.Trigger(name='housingorder_lifted_for_good', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."lifted_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='a471c6b791d7137fb0329f81a47105c2c3edaab3', operation='UPDATE', pgid='pgtrigger_housingorder_lifted_for_good_1f2e0', table='hazards_housingorder', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='housingorder',
            trigger=pgtrigger.compiler.Trigger(name='housingorder_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='67bf52d1ca382ceec37244d3b375710cb8d5fcea', operation='DELETE', pgid='pgtrigger_housingorder_stays_f80a9', table='hazards_housingorder', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='housingorder',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_housingorderevent" ("at", "ban_id", "by_id", "hazard_id", "id", "issued_by", "issued_on", "lifted_at", "lifted_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "verification_id") SELECT new_values."at", new_values."ban_id", new_values."by_id", new_values."hazard_id", new_values."id", new_values."issued_by", new_values."issued_on", new_values."lifted_at", new_values."lifted_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reference", new_values."verification_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='46f7e13dc4a354ab7d4f41dba092d169310f2d9a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ba65a', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_housingorder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='housingorder',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_housingorderevent" ("at", "ban_id", "by_id", "hazard_id", "id", "issued_by", "issued_on", "lifted_at", "lifted_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "verification_id") SELECT new_values."at", new_values."ban_id", new_values."by_id", new_values."hazard_id", new_values."id", new_values."issued_by", new_values."issued_on", new_values."lifted_at", new_values."lifted_by_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reference", new_values."verification_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='024170e8a653cd1c06a12e68a0255c2598ac0d48', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_cc625', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_housingorder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='housingorder',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_housingorderevent" ("at", "ban_id", "by_id", "hazard_id", "id", "issued_by", "issued_on", "lifted_at", "lifted_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "verification_id") SELECT old_values."at", old_values."ban_id", old_values."by_id", old_values."hazard_id", old_values."id", old_values."issued_by", old_values."issued_on", old_values."lifted_at", old_values."lifted_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reference", old_values."verification_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c2d328444fd1cbdc45538f5d7611d7bb0b1fd2c6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_dcd5d', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_housingorder', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='watchgroup',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('unit', 'number'), name='watchgroup_number_once'),
        ),
        migrations.AddConstraint(
            model_name='watchgroup',
            constraint=models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('starts_on')), _connector='OR'), name='watchgroup_ends_after_start'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchgroup',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_watchgroupevent" ("ended_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "unit_id") SELECT new_values."ended_on", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."starts_on", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='24cd3fb73235007c565eed1d4d0adb008bd1e3b1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_dba86', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_watchgroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchgroup',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_watchgroupevent" ("ended_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "unit_id") SELECT new_values."ended_on", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."starts_on", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d878155ed88d4b9df73304c04f0bb695022a0403', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1e164', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_watchgroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchgroup',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_watchgroupevent" ("ended_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "unit_id") SELECT old_values."ended_on", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."starts_on", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='60e59b7f2a9765f4180d51584642715407b69198', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_6e0f4', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_watchgroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchdutyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='40381242306bee052b2d29033aeacd69a46d49a8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a776d', table='hazards_watchdutyevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='watchduty',
            constraint=models.UniqueConstraint(fields=('group', 'on'), name='watchduty_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='watchduty',
            constraint=models.UniqueConstraint(fields=('shop', 'on'), name='watchduty_one_for_a_shop', violation_error_message='This shop has a duty on that day already.'),
        ),
        migrations.AddConstraint(
            model_name='watchduty',
            constraint=models.CheckConstraint(condition=models.Q(('cover__in', ['', 'reserve', 'swap', 'absent'])), name='watchduty_cover_known'),
        ),
        migrations.AddConstraint(
            model_name='watchduty',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cover', ''), ('shop__isnull', True)), models.Q(('cover', ''), ('shop', models.F('planned'))), models.Q(('shop__isnull', False), models.Q(('planned__isnull', True), models.Q(('shop', models.F('planned')), _negated=True), _connector='OR'), models.Q(('cover', ''), _negated=True)), _connector='OR'), name='watchduty_cover_iff_another'),
        ),
        migrations.AddConstraint(
            model_name='watchduty',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('bare__isnull', True), ('drunk__isnull', True), ('is_clean__isnull', True), ('is_green__isnull', True), ('is_orderly__isnull', True), ('noted_on__isnull', True), ('parking__isnull', True), ('rubbish__isnull', True), ('told', '')), models.Q(('bare__isnull', False), ('drunk__isnull', False), ('is_clean__isnull', False), ('is_green__isnull', False), ('is_orderly__isnull', False), ('noted_on__gte', models.F('on')), ('parking__isnull', False), ('rubbish__isnull', False), ('shop__isnull', False)), _connector='OR'), name='watchduty_note_whole'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchduty',
            trigger=pgtrigger.compiler.Trigger(name='watchduty_plan_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."group_id" IS DISTINCT FROM (NEW."group_id") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."planned_id" IS DISTINCT FROM (NEW."planned_id") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='e5e7a9db89836dfe244b86a587d74af6dacbfba8', operation='UPDATE', pgid='pgtrigger_watchduty_plan_stays_b7a43', table='hazards_watchduty', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchduty',
            trigger=pgtrigger.compiler.Trigger(name='watchduty_told_for_good', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."noted_on" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='d913510d7a7e23725a06c1d0857e67fa7ff11c97', operation='UPDATE', pgid='pgtrigger_watchduty_told_for_good_deeb0', table='hazards_watchduty', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchduty',
            trigger=pgtrigger.compiler.Trigger(name='watchduty_swapped_by_both', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."cover" = \'swap\')', func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_watchswap swap\n        WHERE swap.agreed_at IS NOT NULL\n          AND NEW.id IN (swap.one_id, swap.other_id)\n    ) THEN\n        RAISE EXCEPTION 'a swap needs the word of both shops'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'watchduty_swapped_by_both';\n    END IF;\n    RETURN NEW;\n", hash='84904cec46c03b18e7d356c935ffd5b902539387', operation='INSERT OR UPDATE OF "shop_id", "cover"', pgid='pgtrigger_watchduty_swapped_by_both_1b73d', table='hazards_watchduty', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchduty',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_watchdutyevent" ("bare", "cover", "drunk", "group_id", "id", "is_clean", "is_green", "is_orderly", "noted_on", "on", "parking", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_id", "rubbish", "shop_id", "told", "unit_id") SELECT new_values."bare", new_values."cover", new_values."drunk", new_values."group_id", new_values."id", new_values."is_clean", new_values."is_green", new_values."is_orderly", new_values."noted_on", new_values."on", new_values."parking", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."planned_id", new_values."rubbish", new_values."shop_id", new_values."told", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='33c12a5f1b5958b5483d04316054b05aa0967d17', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_2ec67', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_watchduty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchduty',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_watchdutyevent" ("bare", "cover", "drunk", "group_id", "id", "is_clean", "is_green", "is_orderly", "noted_on", "on", "parking", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_id", "rubbish", "shop_id", "told", "unit_id") SELECT new_values."bare", new_values."cover", new_values."drunk", new_values."group_id", new_values."id", new_values."is_clean", new_values."is_green", new_values."is_orderly", new_values."noted_on", new_values."on", new_values."parking", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."planned_id", new_values."rubbish", new_values."shop_id", new_values."told", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2e7346b63dd4bff46aae3bc398bafd8019f54b99', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_108b6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_watchduty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchduty',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_watchdutyevent" ("bare", "cover", "drunk", "group_id", "id", "is_clean", "is_green", "is_orderly", "noted_on", "on", "parking", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_id", "rubbish", "shop_id", "told", "unit_id") SELECT old_values."bare", old_values."cover", old_values."drunk", old_values."group_id", old_values."id", old_values."is_clean", old_values."is_green", old_values."is_orderly", old_values."noted_on", old_values."on", old_values."parking", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."planned_id", old_values."rubbish", old_values."shop_id", old_values."told", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='8a9e29449dd46e8c7600f0613ba53457ceae482f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8b4b9', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_watchduty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchgroupevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='33bf41e8c6779ec2e498a525be9f74ff2429f33c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_613d4', table='hazards_watchgroupevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='watchseat',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('group', 'place'), name='watchseat_place_once'),
        ),
        migrations.AddConstraint(
            model_name='watchseat',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('shop',), name='watchseat_shop_once', violation_error_message='This shop is in a group already.'),
        ),
        migrations.AddConstraint(
            model_name='watchseat',
            constraint=models.CheckConstraint(condition=models.Q(('place__lt', 13)), name='watchseat_place_in_group'),
        ),
        migrations.AddConstraint(
            model_name='watchseat',
            constraint=models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('starts_on')), _connector='OR'), name='watchseat_ends_after_start'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchseat',
            trigger=pgtrigger.compiler.Trigger(name='watchseat_is_a_shop', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF NOT EXISTS (\n                        SELECT 1 FROM hazards_site site\n                        WHERE site.id = NEW.shop_id AND site.kind = 'street_front'\n                    ) THEN\n                        RAISE EXCEPTION 'only street-front shops keep watch'\n                            USING ERRCODE = 'check_violation',\n                                  CONSTRAINT = 'watchseat_is_a_shop';\n                    END IF;\n                    RETURN NEW;\n                ", hash='f8b6347d7d663be408a8534eca22728cb2d8b7d3', operation='INSERT OR UPDATE OF "shop_id"', pgid='pgtrigger_watchseat_is_a_shop_9fad4', table='hazards_watchseat', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchseat',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_watchseatevent" ("ended_on", "group_id", "id", "pact_signed_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "shop_id", "starts_on") SELECT new_values."ended_on", new_values."group_id", new_values."id", new_values."pact_signed_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."shop_id", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c1c2fda252be86c83fd15aa541c76911ca5480ef', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f0bdb', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_watchseat', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchseat',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_watchseatevent" ("ended_on", "group_id", "id", "pact_signed_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "shop_id", "starts_on") SELECT new_values."ended_on", new_values."group_id", new_values."id", new_values."pact_signed_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."shop_id", new_values."starts_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."ended_on" IS DISTINCT FROM (new_values."ended_on") OR old_values."group_id" IS DISTINCT FROM (new_values."group_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."pact_signed_on" IS DISTINCT FROM (new_values."pact_signed_on") OR old_values."place" IS DISTINCT FROM (new_values."place") OR old_values."shop_id" IS DISTINCT FROM (new_values."shop_id") OR old_values."starts_on" IS DISTINCT FROM (new_values."starts_on")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1223db9540b2436ac9a1efa528dc0f5ecc5502fb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_97b3b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_watchseat', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchseat',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_watchseatevent" ("ended_on", "group_id", "id", "pact_signed_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "shop_id", "starts_on") SELECT old_values."ended_on", old_values."group_id", old_values."id", old_values."pact_signed_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."shop_id", old_values."starts_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='71e3465bd5bb18528d59ed2ae3332b63a797bd09', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_15d38', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_watchseat', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchawayevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='da6401381babfddb88c7017aff5583caf21c6876', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9139c', table='hazards_watchawayevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='watchaway',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['closed', 'away', 'other'])), name='watchaway_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='watchaway',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='watchaway_forward', violation_error_message='The last day lies before the first.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchaway',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_watchawayevent" ("ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "seat_id", "starts_on") SELECT new_values."ends_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."seat_id", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='688db87e278b946ddd579cb4b383fd93976c8e41', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d4a6f', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_watchaway', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchaway',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_watchawayevent" ("ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "seat_id", "starts_on") SELECT new_values."ends_on", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."seat_id", new_values."starts_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='850c80de43eae7977576fabb51ae15f36d8a56dc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_311c1', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_watchaway', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchaway',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_watchawayevent" ("ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "seat_id", "starts_on") SELECT old_values."ends_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."seat_id", old_values."starts_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='fa29bdac10835274bc3f9d3eec3940d1b8adf3f7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_de710', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_watchaway', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchseatevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f31076db1ac2f54f76f51e027980ce11e78e2b7f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ad8fc', table='hazards_watchseatevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='watchswap',
            constraint=models.CheckConstraint(condition=models.Q(('one', models.F('other')), _negated=True), name='watchswap_two_duties'),
        ),
        migrations.AddConstraint(
            model_name='watchswap',
            constraint=models.CheckConstraint(condition=models.Q(('agreed_at__isnull', True), models.Q(('declined_at__isnull', True), ('one_said_at__isnull', False), ('other_said_at__isnull', False)), _connector='OR'), name='watchswap_agreed_by_both'),
        ),
        migrations.AddConstraint(
            model_name='watchswap',
            constraint=models.UniqueConstraint(condition=models.Q(('agreed_at__isnull', True), ('declined_at__isnull', True)), fields=('one',), name='watchswap_one_asks_once'),
        ),
        migrations.AddConstraint(
            model_name='watchswap',
            constraint=models.UniqueConstraint(condition=models.Q(('agreed_at__isnull', True), ('declined_at__isnull', True)), fields=('other',), name='watchswap_other_asked_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchswap',
            trigger=pgtrigger.compiler.Trigger(name='watchswap_settled_for_good', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."agreed_at" IS NOT NULL OR OLD."declined_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0fafc322a2cf6a90a80069c3b04084e543bd0796', operation='UPDATE', pgid='pgtrigger_watchswap_settled_for_good_4c50d', table='hazards_watchswap', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchswap',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_watchswapevent" ("agreed_at", "declined_at", "id", "one_id", "one_said_at", "other_id", "other_said_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."agreed_at", new_values."declined_at", new_values."id", new_values."one_id", new_values."one_said_at", new_values."other_id", new_values."other_said_at", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a8a69e969ddafe84bda3d4c574301cf15a13219c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_76fe9', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_watchswap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchswap',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_watchswapevent" ("agreed_at", "declined_at", "id", "one_id", "one_said_at", "other_id", "other_said_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."agreed_at", new_values."declined_at", new_values."id", new_values."one_id", new_values."one_said_at", new_values."other_id", new_values."other_said_at", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8e1f27ced4d46c03c9712c06abb55ab772e6c70b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f4169', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_watchswap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchswap',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_watchswapevent" ("agreed_at", "declined_at", "id", "one_id", "one_said_at", "other_id", "other_said_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."agreed_at", old_values."declined_at", old_values."id", old_values."one_id", old_values."one_said_at", old_values."other_id", old_values."other_said_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0ba25d87aab769f678c117d3222bcccffbd61763', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_bce4d', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_watchswap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='watchswapevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='265beb85ced76f1c18ec227ef95d603bb2d5594e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0658f', table='hazards_watchswapevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='waterentry',
            index=models.Index(fields=['unit', 'on'], name='hazards_wat_unit_id_464366_idx'),
        ),
        migrations.AddConstraint(
            model_name='waterentry',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['supply', 'material', 'repair_labour', 'power', 'labour', 'other', 'subsidy'])), name='waterentry_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='waterentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ('material', 'repair_labour')), ('repair__isnull', False)), models.Q(models.Q(('kind__in', ('material', 'repair_labour')), _negated=True), ('repair__isnull', True)), _connector='OR'), name='waterentry_repair_iff_of_one', violation_error_message='The cost of a repair belongs to a repair.'),
        ),
        migrations.AddConstraint(
            model_name='waterentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'supply'), ('volume_m3__isnull', False)), models.Q(models.Q(('kind', 'supply'), _negated=True), ('volume_m3__isnull', True)), _connector='OR'), name='waterentry_volume_iff_supply', violation_error_message='A bulk water bill says how much water it is for.'),
        ),
        migrations.AddConstraint(
            model_name='waterentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount_yuan__gt', 0), ('reverses__isnull', True)), models.Q(('amount_yuan__lt', 0), ('reverses__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='waterentry_negative_iff_reversing', violation_error_message='Say why the entry is taken back.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='waterentry',
            trigger=pgtrigger.compiler.Trigger(name='waterentry_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1a3115291bb7a9dc0f704e0eb1139fd25690dda1', operation='UPDATE OR DELETE', pgid='pgtrigger_waterentry_written_once_91994', table='hazards_waterentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='waterentry',
            trigger=pgtrigger.compiler.Trigger(name='waterentry_reverses_exactly', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM hazards_waterentry first\n        WHERE first.id = NEW.reverses_id AND first.reverses_id IS NULL\n          AND first.kind = NEW.kind AND first.unit_id = NEW.unit_id\n          AND first.amount_yuan = -NEW.amount_yuan\n    ) THEN\n        RAISE EXCEPTION 'a reversing row takes back exactly one entry'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'waterentry_reverses_exactly';\n    END IF;\n    RETURN NEW;\n", hash='2a65195e9a400b7bb1f5854ebf22e4e7f11f32ae', operation='INSERT', pgid='pgtrigger_waterentry_reverses_exactly_e497d', table='hazards_waterentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='waterentry',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_waterentryevent" ("amount_yuan", "at", "by_id", "document", "id", "kind", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "reason", "repair_id", "reverses_id", "unit_id", "volume_m3", "what") SELECT new_values."amount_yuan", new_values."at", new_values."by_id", new_values."document", new_values."id", new_values."kind", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."quantity", new_values."reason", new_values."repair_id", new_values."reverses_id", new_values."unit_id", new_values."volume_m3", new_values."what" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='541a31dfb4207728c725dea9e24eb2a62ea6f37d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_df04d', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_waterentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='waterentry',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_waterentryevent" ("amount_yuan", "at", "by_id", "document", "id", "kind", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "reason", "repair_id", "reverses_id", "unit_id", "volume_m3", "what") SELECT new_values."amount_yuan", new_values."at", new_values."by_id", new_values."document", new_values."id", new_values."kind", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."quantity", new_values."reason", new_values."repair_id", new_values."reverses_id", new_values."unit_id", new_values."volume_m3", new_values."what" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ddc826b145b5bbd904116230fb5d8c258fae90e2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_015e6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_waterentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='waterentry',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_waterentryevent" ("amount_yuan", "at", "by_id", "document", "id", "kind", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "reason", "repair_id", "reverses_id", "unit_id", "volume_m3", "what") SELECT old_values."amount_yuan", old_values."at", old_values."by_id", old_values."document", old_values."id", old_values."kind", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."quantity", old_values."reason", old_values."repair_id", old_values."reverses_id", old_values."unit_id", old_values."volume_m3", old_values."what" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0970ec3242899fecdd93176414d23232dae9fe58', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c5200', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_waterentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='waterentryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a77e79654a43323ae1787dbb54b48ce7035bdcf9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5b048', table='hazards_waterentryevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='wiringfacts',
            trigger=pgtrigger.compiler.Trigger(name='wiringfacts_fit_kind', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_site site\n        WHERE site.id = NEW.site_id AND site.kind IN ('electrical')\n    ) THEN\n        RAISE EXCEPTION 'these facts do not belong to this kind of site'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'wiringfacts_fit_kind';\n    END IF;\n    RETURN NEW;\n", hash='475c4825b7132cfc0976362293be62745c8e8391', operation='INSERT OR UPDATE OF "site_id"', pgid='pgtrigger_wiringfacts_fit_kind_b5e10', table='hazards_wiringfacts', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='wiringfacts',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_wiringfactsevent" ("by_electrician", "has_breaker", "id", "looked_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "wiring") SELECT new_values."by_electrician", new_values."has_breaker", new_values."id", new_values."looked_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."site_id", new_values."wiring" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ab373d7a4fcbb9db94157de1a995160e69f6dae9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a3faa', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_wiringfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='wiringfacts',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_wiringfactsevent" ("by_electrician", "has_breaker", "id", "looked_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "wiring") SELECT new_values."by_electrician", new_values."has_breaker", new_values."id", new_values."looked_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."site_id", new_values."wiring" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='567190ab99cc1b01068d462116fe81528f833bdf', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7f94d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_wiringfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='wiringfacts',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_wiringfactsevent" ("by_electrician", "has_breaker", "id", "looked_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "wiring") SELECT old_values."by_electrician", old_values."has_breaker", old_values."id", old_values."looked_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."site_id", old_values."wiring" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='250465bc3ed21e9f9ca0dce99970f13afa8c89cc', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_da102', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_wiringfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='wiringfactsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d6a0456954337a546d88b2d079908548bd7e7cd2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_222c0', table='hazards_wiringfactsevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yardfacts',
            trigger=pgtrigger.compiler.Trigger(name='yardfacts_fit_kind', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM hazards_site site\n        WHERE site.id = NEW.site_id AND site.kind IN ('scrap_yard')\n    ) THEN\n        RAISE EXCEPTION 'these facts do not belong to this kind of site'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'yardfacts_fit_kind';\n    END IF;\n    RETURN NEW;\n", hash='f501d613fc209123ebfef610d3f09c155d3870ee', operation='INSERT OR UPDATE OF "site_id"', pgid='pgtrigger_yardfacts_fit_kind_c6371', table='hazards_yardfacts', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yardfacts',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_yardfactsevent" ("area_m2", "has_dwellers", "id", "is_licensed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_on", "site_id") SELECT new_values."area_m2", new_values."has_dwellers", new_values."id", new_values."is_licensed", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."registered_on", new_values."site_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b1939f23fcb9e89430e57884b94008f8d1c8fdc8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6e849', referencing='REFERENCING NEW TABLE AS new_values ', table='hazards_yardfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yardfacts',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_yardfactsevent" ("area_m2", "has_dwellers", "id", "is_licensed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_on", "site_id") SELECT new_values."area_m2", new_values."has_dwellers", new_values."id", new_values."is_licensed", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."registered_on", new_values."site_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='87d52ef5adcd75509013c70928bc5e28f4dbfa1b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5f97d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='hazards_yardfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yardfacts',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "hazards_yardfactsevent" ("area_m2", "has_dwellers", "id", "is_licensed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_on", "site_id") SELECT old_values."area_m2", old_values."has_dwellers", old_values."id", old_values."is_licensed", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."registered_on", old_values."site_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e62afb1d97a80fb184ec143f47d274e48a03db83', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_076d0', referencing='REFERENCING OLD TABLE AS old_values ', table='hazards_yardfacts', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yardfactsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='118978a9564b3e9a2b36657dcf7a116ef8f0d28c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_53a02', table='hazards_yardfactsevent', when='BEFORE')),
        ),
    ])
